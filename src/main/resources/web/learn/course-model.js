import * as server from '../api/learn.js';
import { kept, keep } from '../lab/kept.js';
import { Model } from '../shell/model.js';

/** The course in each language. Each is read once, and kept for when there is no server. */
export class CourseModel extends Model {
  #courses = new Map();
  #fresh = new Set();

  /** Null where it is not known yet. */
  in(language) {
    if (!this.#courses.has(language)) this.#courses.set(language, kept(`learn.course.${language}`));
    return this.#courses.get(language);
  }

  isFresh(language) { return this.#fresh.has(language); }

  /** Throws the problem where the server cannot be reached. */
  async load(language) {
    if (this.isFresh(language)) return;
    const { content } = await server.course(language);
    this.#fresh.add(language);
    this.#courses.set(language, content);
    keep(`learn.course.${language}`, content);
    this.changed();
  }
}
