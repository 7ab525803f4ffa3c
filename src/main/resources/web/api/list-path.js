const shows = {
  all: () => ({}),
  open: () => ({ completed: false }),
  done: () => ({ completed: true }),
  today: zone => ({ today: true, zone }),
  overdue: zone => ({ overdue: true, zone }),
};

/** The address of the first page of the todos that a person looks for. */
export function listPath({ words, show, tag }, zone) {
  const q = words.trim();
  const filter = { ...shows[show](zone), ...(tag && { tag }), ...(q && { q }) };
  return `/todos?${new URLSearchParams({ limit: 50, count: true, ...filter })}`;
}
