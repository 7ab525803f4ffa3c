/**
 * A due date in words. A date is a day on the calendar, not an instant: it is read and written as UTC, so that no zone moves it.
 * A time is shown as it was written, with the zone it was written for.
 */
export function dueWords({ date, time, zone }, languageTag) {
  const moment = new Date(`${date}T${time ?? '00:00'}Z`);
  if (Number.isNaN(moment.valueOf())) return [date, time, zone].filter(Boolean).join(' ');
  const style = { dateStyle: 'medium', timeStyle: time && 'short', timeZone: 'UTC' };
  const words = new Intl.DateTimeFormat(languageTag, style).format(moment);
  return zone ? `${words} (${zone})` : words;
}
