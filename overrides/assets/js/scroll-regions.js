const SELECTOR = ".hub-table-wrap, .md-typeset__scrollwrap";

/** A part that scrolls sideways can be reached and scrolled with the keyboard; one that does not is left out of the tab order. */
export function labelScrollRegions() {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) update(target);
  });
  const watch = () => {
    for (const region of document.querySelectorAll(SELECTOR)) observer.observe(region);
  };
  watch();
  // The theme wraps plain tables after it has started.
  window.addEventListener("load", watch, { once: true });
}

function update(region) {
  const scrolls = region.scrollWidth > region.clientWidth + 1;
  if (scrolls) {
    region.tabIndex = 0;
    region.setAttribute("role", "region");
    if (!region.hasAttribute("aria-label") && !region.hasAttribute("aria-labelledby")) {
      region.setAttribute("aria-label", nameOf(region));
    }
  } else if (!region.hasAttribute("aria-labelledby")) {
    region.removeAttribute("tabindex");
    region.removeAttribute("role");
  }
}

/** The caption of the table inside, else the heading above it. */
function nameOf(region) {
  const caption = region.querySelector("caption");
  if (caption) return caption.textContent.trim();
  const headings = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3, h4)")];
  const above = headings.filter((heading) => heading.compareDocumentPosition(region) & Node.DOCUMENT_POSITION_FOLLOWING);
  const heading = above.at(-1)?.cloneNode(true);
  heading?.querySelector(".headerlink")?.remove();
  return heading?.textContent.trim() || document.title;
}
