import { Problem } from '../api/problem.js';

/** Waits for what one can do without. */
export async function orNothing(work) {
  try {
    await work;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
  }
}
