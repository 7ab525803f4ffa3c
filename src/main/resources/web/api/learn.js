import { send } from './http.js';

/** The whole course in a language: `en`, `hi` or `hinglish`. */
export const course = language => send('GET', `/learn?lang=${language}`);
