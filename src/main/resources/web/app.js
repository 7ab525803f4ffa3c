import { pageAt } from './pages.js';
import './shell/shell.js';

const page = pageAt(location.pathname);
await page.load();
document.querySelector('kaam-shell').page = page;
