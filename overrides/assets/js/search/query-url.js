const NAME = "q";
const PAUSE = 200;

let timer = 0;

/** The query that the page's address asks for. */
export function readQuery() {
  return (new URLSearchParams(location.search).get(NAME) ?? "").trim();
}

/** Keep the query in the address once the typing pauses: browsers refuse too many changes in a row. */
export function writeQuery(query) {
  clearTimeout(timer);
  timer = setTimeout(() => writeQuery.now(query), PAUSE);
}

writeQuery.now = (query) => {
  clearTimeout(timer);
  const address = new URL(location.href);
  if (query) address.searchParams.set(NAME, query);
  else address.searchParams.delete(NAME);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
};
