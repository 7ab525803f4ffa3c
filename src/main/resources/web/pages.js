/** Every page, in the order of the navigation. A new page is one more line. */
export const pages = [
  { hash: '#', name: 'nav.todos', view: 'kaam-todos', load: () => import('./todos/todos-page.js') },
  { hash: '#trash', name: 'nav.trash', view: 'kaam-trash', load: () => import('./trash/trash-page.js') },
];

export const pageAt = hash => pages.find(page => page.hash === hash) ?? pages[0];
