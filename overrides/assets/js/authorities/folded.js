/** As in filter.css, where filters stand open in the row. */
const WIDE = "(min-width: 45em)";

/**
 * The filters that phones fold stand open on wide screens. Folded, they say what is chosen: what leaves authorities
 * out is in sight. The function that is returned says it anew, for whenever fields were set.
 */
export function foldFilters(form) {
  const more = form.querySelector("details");
  const chosen = more.querySelector(".hub-filter__chosen");
  const wide = matchMedia(WIDE);
  const fit = () => {
    more.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  return () => {
    const options = [...more.querySelectorAll("select")].map((field) => field.selectedOptions[0]);
    const names = options.filter((option) => option?.value).map(named);
    chosen.replaceChildren(...names.flatMap((name, index) => (index ? [" · ", name] : [name])));
    chosen.hidden = !names.length;
  };
}

/** The name of an option, apart from the text around it, in its own language where that is another one. */
function named(option) {
  const name = Object.assign(document.createElement("bdi"), { textContent: option.dataset.label });
  if (option.lang) name.lang = option.lang;
  return name;
}
