/** The theme's search listens to keys alone; pasting, dictation and input methods fire `input` only. */
export function feedSearchFromEveryInput() {
  const query = document.querySelector("[data-md-component=search-query]");
  query?.addEventListener("input", () => {
    query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });
}
