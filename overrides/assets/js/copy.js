/** Buttons that copy the text of another element, where the browser lets pages write to the clipboard. */
export function offerCopies() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-hub-copy]")) {
    const text = document.getElementById(button.dataset.hubCopy);
    const status = button.parentElement.querySelector("[role=status]");
    if (!text) continue;
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent.replace(/\s+/g, " ").trim());
        status.textContent = button.dataset.hubCopied;
      } catch {
        getSelection().selectAllChildren(text);
      }
    });
  }
}
