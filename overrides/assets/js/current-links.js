/** The theme marks the current page by colour; say it in words a screen reader hears, too. */
export function markCurrentLinks() {
  for (const link of document.querySelectorAll(".md-sidebar--primary a.md-nav__link--active")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
  }
  document.querySelector(".md-tabs__item--active > a")?.setAttribute("aria-current", "true");
}
