import { send } from './http.js';

/** @param asked as the address has it: `wait=50ms&cpu=2ms&users=200` */
export const decide = asked => send('GET', `/decide?${asked}`);
