import { html, nothing } from 'lit';
import { Problem } from '../api/problem.js';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { View } from '../shell/view.js';
import { kept, lacksDue, planPatch, reminderChoice, reminders, repetitionChoice, repetitions } from './plan.js';
import { remindWords, repeatWords } from './plan-words.js';

/** When a todo is due, when to be reminded of it, and how it comes again. What is chosen is not overwritten from elsewhere. */
class TodoPlan extends View {
  static properties = { todo: {}, work: {}, problem: { state: true } };

  render() {
    const { due, remind, repeat } = this.todo;
    return html`
      <details class="todo-plan">
        <summary>${t('plan')}</summary>
        <form novalidate @submit=${this.#save}>
          <label>${t('field.due')} <input class="field" type="date" name="date" value=${due?.date ?? ''}></label>
          <label>${t('plan.time')} <input class="field" type="time" name="time" value=${due?.time ?? ''}></label>
          <label>${t('field.remind')} ${this.#choice('remind', reminderChoice(remind), reminders,
            value => t(`remind.${value}`), remind && remindWords(remind))}</label>
          <label>${t('field.repeat')} ${this.#choice('repeat', repetitionChoice(repeat), Object.keys(repetitions),
            value => t(`repeat.${repetitions[value]}`), repeat && repeatWords(repeat))}</label>
          <button class="button">${t('plan.save')}</button>
          <p class="field-problem" role="alert">${this.problem?.() ?? nothing}</p>
        </form>
      </details>`;
  }

  #choice(name, chosen, values, words, unusual) {
    return html`
      <select class="field" name=${name}>
        <option value="" ?selected=${chosen === ''}>${t('plan.none')}</option>
        ${values.map(value => html`<option value=${value} ?selected=${chosen === value}>${words(value)}</option>`)}
        ${chosen === kept ? html`<option value=${kept} selected>${unusual}</option>` : nothing}
      </select>`;
  }

  async #save(event) {
    event.preventDefault();
    const plan = Object.fromEntries(new FormData(event.target));
    if (lacksDue(plan, this.todo)) return this.#complain(() => t('plan.lacksDue'));
    try {
      await this.work.plan(this.todo, planPatch(plan));
      this.dispatchEvent(new Event('planned'));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#complain(() => problemWords(problem));
    }
  }

  #complain(words) {
    this.problem = words;
    this.work.complain();
  }
}

customElements.define('kaam-todo-plan', TodoPlan);
