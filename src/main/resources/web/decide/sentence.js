import { fill } from '../i18n/fill.js';
import { digits } from '../lab/quantity.js';

/** A sentence of the server in the language of the page; what fills its holes may be sentences too. */
export function sentence({ key, values, text }, texts) {
  const words = texts.words('decide', key);
  return words ? fill(words, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, word(value, texts)]))) : text ?? key;
}

function word(value, texts) {
  if (value === null) return '∞';
  return typeof value === 'number' ? digits(value) : sentence(value, texts);
}
