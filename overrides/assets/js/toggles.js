/**
 * Buttons for the theme's check boxes, such as the menu's: they say whether the part is open, move the focus into it,
 * and give it back when it closes. Escape closes the menu. The search sees to its own, in a script of its own.
 */
export function connectToggles() {
  // The theme gives its side menu no id for aria-controls to name.
  const menu = document.querySelector(".md-sidebar--primary");
  if (menu) menu.id = "hub-menu";

  for (const button of document.querySelectorAll("[data-hub-toggle]:not([data-hub-toggle=__search])")) {
    const box = document.getElementById(button.dataset.hubToggle);
    if (!box) continue;

    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => reflect(button, box));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked && box.id === "__drawer") box.click();
    });
  }
}

function reflect(button, box) {
  button.setAttribute("aria-expanded", String(box.checked));
  const part = document.getElementById(button.getAttribute("aria-controls"));
  if (!part) return;
  if (box.checked) {
    // The part is hidden until its styles have been applied.
    requestAnimationFrame(() => firstVisible(part, "a[href], label[tabindex]")?.focus());
  } else if (part.contains(document.activeElement)) {
    button.focus();
  }
}

function firstVisible(part, selector) {
  return [...part.querySelectorAll(selector)].find((element) => element.checkVisibility({ visibilityProperty: true }));
}
