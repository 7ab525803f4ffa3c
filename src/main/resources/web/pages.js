/** Every page, in the order of the navigation. A new page is one more line. */
export const pages = [
  { hash: '#', name: 'nav.todos', view: 'kaam-todos', load: () => import('./todos/todos-page.js') },
  { hash: '#tasks', name: 'nav.tasks', view: 'kaam-tasks', load: () => import('./tasks/tasks-page.js') },
  { hash: '#flow', name: 'nav.flow', view: 'kaam-flow', load: () => import('./flow/flow-page.js') },
  { hash: '#lab', name: 'nav.lab', view: 'kaam-lab', load: () => import('./lab/lab-page.js') },
  { hash: '#decide', name: 'nav.decide', view: 'kaam-decide', load: () => import('./decide/decide-page.js') },
  { hash: '#learn', name: 'nav.learn', view: 'kaam-learn', load: () => import('./learn/learn-page.js') },
  { hash: '#trash', name: 'nav.trash', view: 'kaam-trash', load: () => import('./trash/trash-page.js') },
];

/** What is behind a "/" or a "?" is the page's own business. */
export const pageAt = hash => pages.find(page => page.hash === hash.split(/[/?]/)[0]) ?? pages[0];
