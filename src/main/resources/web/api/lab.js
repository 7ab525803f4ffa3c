import { send } from './http.js';

export const list = () => send('GET', '/lab');

export const start = (experiment, effort, guess) => send('POST', '/lab/runs', { body: { experiment, effort, guess } });

export const find = id => send('GET', `/lab/runs/${id}`);

export const stop = id => send('DELETE', `/lab/runs/${id}`);

/** What an experiment says to people, in all languages. */
export const texts = experiment => send('GET', `/web/lab/texts/${experiment}.json`);
