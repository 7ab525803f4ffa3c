/** What the page itself asks for: its files, and how it looks on. */
const OWN = /^\/(web\/|webjars\/|flow(\/|$)|$)/;

/** Whether a request is to be seen: `path` is how its path begins, with or without the first slash; `own` whether the page's own are shown. */
export const fits = ({ path, own }, request) =>
  request.path.startsWith(path.startsWith('/') ? path : `/${path}`) && (own || !OWN.test(request.path));
