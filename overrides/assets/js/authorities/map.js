/** Pointing at a point of the map, or reaching it with the keyboard, marks its name; and the other way round. */
export function linkMapWithNames() {
  const map = document.querySelector(".hub-map");
  if (!map) return;
  const mark = (element) => {
    const id = element?.closest?.("[data-id]")?.dataset.id;
    for (const part of map.querySelectorAll("[data-id]")) part.classList.toggle("hub-map__on", part.dataset.id === id);
  };
  for (const name of ["pointerover", "focusin"]) map.addEventListener(name, (event) => mark(event.target));
  for (const name of ["pointerleave", "focusout"]) map.addEventListener(name, (event) => mark(event.relatedTarget));
}
