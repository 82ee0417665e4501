/** What a reader has chosen on a page lives in its address, so that it can be kept, sent and read in another language. */

/** The values that the address has for some names; empty where it has none. */
export function readState(names) {
  const values = new URLSearchParams(location.search);
  return Object.fromEntries(names.map((name) => [name, values.get(name) ?? ""]));
}

/** Put values into the address; empty ones leave it. A step gets an entry of its own in the history. */
export function writeState(state, { isStep = false } = {}) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(state)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (isStep && address.href !== location.href) history.pushState(null, "", address);
  else history.replaceState(history.state, "", address);
  carryState(Object.keys(state));
}

/** The same page in another language is opened in the same state. */
export function carryState(names) {
  const own = new URLSearchParams(location.search);
  for (const link of document.querySelectorAll(".hub-languages a")) {
    const address = new URL(link.href);
    for (const name of names) {
      if (own.get(name)) address.searchParams.set(name, own.get(name));
      else address.searchParams.delete(name);
    }
    link.href = address;
  }
}
