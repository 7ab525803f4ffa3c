/** fill('Delete {title}', { title: 'Chai' }) is 'Delete Chai'. A name without a value stays as it is. */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
