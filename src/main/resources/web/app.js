import { pageAt } from './pages.js';
import './shell/shell.js';

async function show() {
  const page = pageAt(location.hash);
  await page.load();
  if (page === pageAt(location.hash)) document.querySelector('kaam-shell').page = page;
}

window.addEventListener('hashchange', show);
await show();
