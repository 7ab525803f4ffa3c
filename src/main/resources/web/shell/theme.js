import { Choice } from './choice.js';

/** "auto" is what the device prefers. */
export const theme = new Choice('theme', ['auto', 'light', 'dark'], 'auto');
