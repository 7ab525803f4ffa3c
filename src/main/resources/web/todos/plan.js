/** The reminders and repetitions that can be chosen; whatever else a todo has is shown as it is, and kept. */
export const reminders = ['PT0S', 'PT15M', 'PT1H', 'PT24H'];
export const repetitions = {
  'FREQ=DAILY': 'daily',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR': 'weekdays',
  'FREQ=WEEKLY': 'weekly',
  'FREQ=MONTHLY': 'monthly',
};
export const kept = 'kept';

export const reminderChoice = remind => !remind ? '' : reminders.includes(remind.before) ? remind.before : kept;

export const repetitionChoice = repeat => !repeat ? '' : repeat.rule in repetitions ? repeat.rule : kept;

/** What a filled form changes of a todo, as a merge patch. A time keeps the zone that it was written for. */
export function planPatch({ date, time, remind, repeat }) {
  const due = date ? { date, time: time || null, ...(time ? {} : { zone: null }) } : null;
  return {
    due,
    ...(remind === kept ? {} : { remind: remind ? { before: remind, at: null } : null }),
    ...(repeat === kept ? {} : { repeat: repeat ? { rule: repeat } : null }),
  };
}

/** Whether what is chosen needs a day to count from, and has none. */
export const lacksDue = ({ date, remind, repeat }, { remind: known }) =>
  !date && Boolean(repeat || remind && !(remind === kept && known.at));
