const PREFIX = "hub-checklist:";

/** Check lists can be ticked; the ticks stay on the reader's device, and nowhere else. */
export function keepChecklists() {
  for (const label of document.querySelectorAll(".task-list-item > .task-list-control")) {
    const box = label.querySelector("input[type=checkbox]");
    const text = takeText(label);
    const key = `${PREFIX}${location.pathname}#${text}`;
    box.disabled = false;
    box.checked = box.checked || read(key) === "1";
    box.addEventListener("change", () => write(key, box.checked));
  }
}

/** The words of the item become the box's label, up to a list or block below them. */
function takeText(label) {
  const words = document.createElement("span");
  while (label.nextSibling && !label.nextSibling.matches?.("ul, ol, p, div, dl, table")) words.append(label.nextSibling);
  label.append(words);
  return words.textContent.trim();
}

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, checked) {
  try {
    if (checked) localStorage.setItem(key, "1");
    else localStorage.removeItem(key);
  } catch {
    // Storage may be closed to us; the list works for this visit.
  }
}
