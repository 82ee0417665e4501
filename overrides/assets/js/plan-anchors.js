const PREFIXES = /^(a|card)-/;

/**
 * An address that names an item of a plan shows it: a filter that hides it is taken off, and where the plan is cards
 * the item's card is meant, where it is a table its row.
 */
export function openPlanItems() {
  if (!document.getElementById("plan-table")) return;
  addEventListener("hashchange", open);
  open();
}

const isSeen = (place) => Boolean(place?.getClientRects().length);

function open() {
  for (const marked of document.querySelectorAll(".hub-opened")) marked.classList.remove("hub-opened");
  const id = decodeURIComponent(location.hash.slice(1));
  if (!PREFIXES.test(id)) return;
  const places = ["a", "card"].map((prefix) => document.getElementById(id.replace(PREFIXES, `${prefix}-`)));
  if (!places.some(Boolean)) return;
  if (!places.some(isSeen)) document.querySelector("form[data-plan-filter]")?.reset();
  const seen = places.find(isSeen);
  seen?.classList.add("hub-opened");
  seen?.scrollIntoView();
}
