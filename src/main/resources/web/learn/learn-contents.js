import { html } from 'lit';
import { t } from '../i18n/language.js';

/** What is on the page, with how many of its questions are answered. */
export const contents = (course, standing) => html`
  <nav class="learn-contents" aria-label=${t('learn.contents')}>
    <ul role="list">
      ${['goal', 'recap', 'mindset', 'flow', 'self', 'pitfalls', 'quiz', 'practice', 'rules'].map(part => entry(part, course[part].heading, counted(part, course, standing)))}
      ${moreTopics(course).map(({ id, words }) => entry(id, words, counted(id, course, standing)))}
      ${entry('score', t('learn.score'))}
    </ul>
  </nav>`;

const entry = (place, words, count = '') => html`<li><a href=${`#learn/${place}`}>${words}</a> <small>${count}</small></li>`;

/** Those topics that are no part of their own. */
export const moreTopics = ({ topics }) => topics.filter(({ id }) => !['self', 'quiz'].includes(id));

function counted(topic, { questions }, { isAnswered }) {
  const here = questions.filter(question => question.topic === topic);
  return here.length > 0 ? t('learn.counted', { done: here.filter(isAnswered).length, all: here.length }) : '';
}
