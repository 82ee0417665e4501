/** The theme marks the current page by colour; say it in words a screen reader hears, too. */
export function markCurrentLinks() {
  for (const link of document.querySelectorAll(".md-sidebar--primary a.md-nav__link--active")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
  }
  document.querySelector(".md-tabs__item--active > a")?.setAttribute("aria-current", "true");
  nameNestedMenus();
}

/** The theme names a nested menu by a label that holds an icon alone, where its section is itself a page. */
function nameNestedMenus() {
  for (const menu of document.querySelectorAll(".md-sidebar--primary nav[aria-labelledby]")) {
    const label = document.getElementById(menu.getAttribute("aria-labelledby"));
    const link = menu.parentElement.querySelector(":scope > .md-nav__container > a");
    if (!link || label?.textContent.trim()) continue;
    menu.removeAttribute("aria-labelledby");
    menu.setAttribute("aria-label", link.textContent.trim());
  }
}
