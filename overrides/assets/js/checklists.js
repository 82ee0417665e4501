const PREFIX = "hub-checklist:";

/** Ticks of a check list stay on the reader's device, and nowhere else. */
export function keepChecklists() {
  for (const box of document.querySelectorAll(".hub-checklist input[type=checkbox][id]")) {
    const key = PREFIX + location.pathname + "#" + box.id;
    box.disabled = false;
    box.checked = read(key) === "1";
    box.addEventListener("change", () => write(key, box.checked));
  }
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
