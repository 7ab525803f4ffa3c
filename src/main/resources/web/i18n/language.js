import { Choice } from '../shell/choice.js';
import { fill } from './fill.js';
import en from './en.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import hinglish from './hinglish.json' with { type: 'json' };

const words = { en, hi, hinglish };
const tags = { en: 'en', hi: 'hi', hinglish: 'hi-Latn' };
const usual = navigator.language.startsWith('hi') ? 'hi' : 'en';

export const language = new Choice('language', Object.keys(words), usual);

/** The page's language as HTML and Intl know it. */
export const languageTag = () => tags[language.value];

/** The words for a key. A key that nobody has translated shows itself. */
export const t = (key, values = {}, inLanguage = language.value) => fill(words[inLanguage][key] ?? key, values);
