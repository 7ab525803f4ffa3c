import * as server from '../api/lab.js';
import { fill } from '../i18n/fill.js';
import { language } from '../i18n/language.js';
import { Model } from '../shell/model.js';
import { kept, keep } from './kept.js';
import { digits, quantity } from './quantity.js';

/** What experiments say to people. Each is read once, and kept for when there is no server. */
export class LabTexts extends Model {
  #all = new Map();
  #asked = new Set();

  /** Throws the problem where they can neither be had nor were kept. */
  async load(experiment) {
    if (this.#asked.has(experiment)) return;
    this.#asked.add(experiment);
    const before = kept(`lab.texts.${experiment}`);
    if (before) this.#put(experiment, before);
    try {
      const { content } = await server.texts(experiment);
      keep(`lab.texts.${experiment}`, content);
      this.#put(experiment, content);
    } catch (problem) {
      this.#asked.delete(experiment);
      if (!before) throw problem;
    }
  }

  /** In the language of the page, or else in English; '' where the experiment does not say it. `about` is a plan or a report. */
  words(experiment, key, about) {
    const languages = this.#all.get(experiment);
    const words = languages?.[language.value]?.[key] ?? languages?.en?.[key] ?? '';
    return about ? fill(words, numbersOf(about)) : words;
  }

  title(experiment) { return this.words(experiment, 'title') || experiment; }

  level({ experiment, ...about }, level) {
    return this.words(experiment, `level.${level.name}`, about) || level.name;
  }

  #put(experiment, languages) {
    this.#all.set(experiment, languages);
    this.changed();
  }
}

/** The numbers that texts speak of: `{n}` of the setting, `{pool}` as measured, `{poolLaw}` as the law says, `{gap}` between the two. */
export function numbersOf({ setting = {}, levels = [], ask }) {
  const numbers = Object.entries(setting).map(([name, value]) => [name, digits(value)]);
  for (const { name, unit, law, median } of levels) {
    numbers.push([`${name}Law`, quantity(law.value, unit)]);
    if (Number.isFinite(median)) numbers.push([name, quantity(median, unit)]);
  }
  const asked = levels.find(({ name }) => name === ask?.level);
  const gaps = levels
    .filter(({ unit, law, median }) => unit === asked?.unit && Number.isFinite(median) && !isBound(law))
    .map(({ median, law }) => Math.abs(median - law.value));
  if (gaps.length > 0) numbers.push(['gap', quantity(Math.max(...gaps), asked.unit)]);
  return Object.fromEntries(numbers);
}

/** Whether it says only that it is no more, or no less: how far a measurement is from it says nothing. */
const isBound = ({ value, low, high }) => low < high && (value === low || value === high);
