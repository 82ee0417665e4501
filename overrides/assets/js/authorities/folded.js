/** As in filter.css, where filters stand open in the row. */
const WIDE = "(min-width: 45em)";

/**
 * The filters that phones fold stand open on wide screens, and wherever one of them is set: what leaves authorities
 * out is in sight. What the reader opened stays open. The function that is returned is for whenever fields were set.
 */
export function foldFilters(form) {
  const more = form.querySelector("details");
  const wide = matchMedia(WIDE);
  const fields = [...more.querySelectorAll("select")];
  const isSet = () => fields.some((field) => field.value);
  const open = () => {
    if (wide.matches || isSet()) more.open = true;
  };
  wide.addEventListener("change", () => {
    more.open = wide.matches || isSet();
  });
  return open;
}
