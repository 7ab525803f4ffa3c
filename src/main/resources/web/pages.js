/** Every page, in the order of the navigation. A new page is one more line. */
export const pages = [
  { path: '/', name: 'nav.todos', view: 'kaam-todos', load: () => import('./todos/todos-page.js') },
];

export const pageAt = path => pages.find(page => page.path === path) ?? pages[0];
