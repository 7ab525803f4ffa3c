import { shows } from './query.js';

/** What the address of the page says about the todos looked for: a reload, or a bookmark, keeps it. */
export function readAddress() {
  const said = new URLSearchParams(location.search);
  const show = shows.find(name => name === said.get('show')) ?? 'all';
  return { words: said.get('q') ?? '', show, tag: said.get('tag') ?? '' };
}

export function writeAddress({ words, show, tag }) {
  const said = new URLSearchParams();
  if (words.trim()) said.set('q', words.trim());
  if (show !== 'all') said.set('show', show);
  if (tag) said.set('tag', tag);
  history.replaceState(null, '', `${location.pathname}${said.size ? `?${said}` : ''}${location.hash}`);
}
