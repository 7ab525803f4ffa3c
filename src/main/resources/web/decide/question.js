/** What is asked where nobody has said anything: the textbook's web service. */
export const usual = { wait: '50', cpu: '2', come: 'users', users: '200', think: '', rate: '400', cores: '', pool: '200', 'db-pool': '', 'stack-kb': '' };

const times = ['wait', 'cpu', 'think'];
const parts = [...times, 'users', 'rate', 'cores', 'pool', 'db-pool', 'stack-kb'];

/** The question as an address has it. What is empty is left to the server; the one way to come leaves out the other. */
export function wordsOf(question) {
  const left = question.come === 'users' ? ['rate'] : ['users', 'think'];
  const said = parts.filter(part => question[part] !== '' && !left.includes(part));
  return new URLSearchParams(said.map(part => [part, times.includes(part) ? `${question[part]}ms` : question[part]])).toString();
}

/** The question that the address of the page names behind `#decide?`: a link can lead to it, and a reload keeps it. */
export function questionIn(hash) {
  const said = new URLSearchParams(hash.split('?')[1]);
  if (said.size === 0) return usual;
  const read = parts.map(part => [part, (said.get(part) ?? '').replace(/[^\d.]/g, '')]);
  const come = said.has('rate') ? 'rate' : 'users';
  return { ...usual, ...Object.fromEntries(read), come, [come === 'rate' ? 'users' : 'rate']: come === 'rate' ? usual.users : usual.rate };
}
