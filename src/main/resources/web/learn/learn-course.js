import { html } from 'lit';
import { t } from '../i18n/language.js';
import { coded } from './coded.js';
import { flowExample } from './flow-example.js';
import { contents, moreTopics } from './learn-contents.js';
import { section } from './learn-section.js';
import { pitfalls } from './pitfalls.js';
import { practice } from './practice.js';
import './question-card.js';
import { recap } from './recap.js';
import { rules } from './rules.js';
import { fileOf, save } from './saved-file.js';
import { scorePart } from './score-part.js';

/** The whole course, in its order. */
export const learnCourse = (course, standing, all) => html`
  ${contents(course, standing)}
  ${section('goal', course.goal, sentences(course.goal.items))}
  ${section('recap', course.recap, recap(course.recap.items))}
  ${section('mindset', course.mindset, sentences(course.mindset.items))}
  ${section('flow', course.flow, flowExample(course.flow.items))}
  ${section('self', course.self, cards(course.self.items, course, standing, all))}
  ${section('pitfalls', course.pitfalls, pitfalls(course.pitfalls.items, all))}
  ${section('quiz', course.quiz, cards(course.quiz.items.map(question => ({ question })), course, standing, all))}
  ${section('practice', course.practice, practice(course.practice.items, all.progress))}
  ${section('rules', course.rules, rules(course.rules.items, all))}
  ${moreTopics(course).map(({ id, words }) => section(id, { heading: words }, cards(ofTopic(course, id), course, standing, all)))}
  ${section('score', { heading: t('learn.score') }, scorePart(standing, all, () => save('kaam-learn.json', fileOf(course, all, standing))))}`;

const sentences = items => html`<ul class="learn-sentences">${items.map(({ words }) => html`<li>${coded(words)}</li>`)}</ul>`;

const ofTopic = ({ questions }, topic) => questions.filter(question => question.topic === topic).map(({ id }) => ({ question: id }));

const cards = (items, { questions }, { givenTo }, all) => items.map(item => {
  const question = questions.find(({ id }) => id === item.question);
  return html`<kaam-learn-card .question=${question} .given=${givenTo(question)} .mark=${item.mark} .all=${all}></kaam-learn-card>`;
});
