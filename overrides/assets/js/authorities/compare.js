import { counted, filled } from "../counted.js";

const MOST = 3;
const listed = (names) => new Intl.ListFormat(document.documentElement.lang).format(names);
/** Between ids in the address, where it stays as it is. */
const SEPARATOR = ".";

/** Up to three authorities side by side: what the table says of them, and what the page holds beside it. */
export function compareAuthorities(data) {
  const panel = document.getElementById("compare");
  const table = document.getElementById("compare-table");
  const index = document.getElementById("authorities-table");
  const bar = document.querySelector(".hub-chosen");
  const more = document.getElementById("compare-data").content;
  const boxes = [...document.querySelectorAll(".hub-pick input")];
  const columns = [...index.tHead.rows[0].cells].filter((cell) => cell.dataset.sort);
  const rowOf = (id) => index.querySelector(`tr[data-id="${id}"]`);
  const nameOf = (id) => rowOf(id).cells[0].textContent.trim();
  const compare = { onChange: () => {} };
  let chosen = [];

  // The rows that the index has as columns come first.
  const [first] = table.tBodies[0].rows;
  columns.slice(1).forEach((column) => {
    const row = document.createElement("tr");
    row.dataset.column = column.dataset.sort;
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = column.textContent.trim();
    row.append(head);
    table.tBodies[0].insertBefore(row, first);
  });

  const content = (id, row) => {
    if (row.dataset.column) {
      const place = columns.findIndex((column) => column.dataset.sort === row.dataset.column);
      return [rowOf(id).cells[place], "unknown" in rowOf(id).cells[place].dataset];
    }
    const own = more.querySelector(`[data-id="${id}"] > [data-row="${row.dataset.row}"]`);
    return own ? [own, false] : [more.querySelector(`[data-default="${row.dataset.row}"]`), true];
  };

  const draw = () => {
    const head = table.tHead.rows[0];
    while (head.cells.length > 1) head.lastElementChild.remove();
    for (const id of chosen) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.append(...rowOf(id).cells[0].cloneNode(true).childNodes, removal(id));
      head.append(cell);
    }
    for (const row of table.tBodies[0].rows) {
      while (row.cells.length > 1) row.lastElementChild.remove();
      const found = chosen.map((id) => content(id, row));
      for (const [from] of found) {
        const cell = document.createElement("td");
        cell.append(...from.cloneNode(true).childNodes);
        row.append(cell);
      }
      row.hidden = "optional" in row.dataset && found.every(([, isMissing]) => isMissing);
    }
  };

  const removal = (id) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "hub-compare__remove" });
    button.setAttribute("aria-label", data.remove.replace("{name}", () => nameOf(id)));
    button.addEventListener("click", () => {
      choose(chosen.filter((other) => other !== id));
      (table.querySelector(".hub-compare__remove") ?? boxOf(id))?.focus();
    });
    return button;
  };
  const boxOf = (id) => boxes.find((box) => box.value === id && box.checkVisibility());

  const show = () => {
    for (const box of boxes) {
      box.checked = chosen.includes(box.value);
      box.disabled = !box.checked && chosen.length === MOST;
    }
    bar.hidden = panel.hidden = !chosen.length;
    const sentence = filled(counted(data.chosen, chosen.length), { names: listed(chosen.map(nameOf)) });
    bar.querySelector("p").replaceChildren(...sentence, chosen.length === MOST ? `. ${data.full}` : "");
    draw();
  };
  const choose = (ids) => {
    compare.take(ids.join(SEPARATOR));
    compare.onChange();
  };

  compare.state = () => chosen.join(SEPARATOR);
  compare.take = (value) => {
    const known = (value ?? "").split(SEPARATOR).filter((id) => Object.hasOwn(data.rows, id));
    chosen = [...new Set(known)].slice(0, MOST);
    show();
  };
  for (const box of boxes) {
    box.addEventListener("change", () => {
      choose(box.checked ? [...chosen, box.value] : chosen.filter((id) => id !== box.value));
    });
  }
  for (const button of document.querySelectorAll("[data-clear]")) {
    button.addEventListener("click", () => {
      const [id] = chosen;
      choose([]);
      boxOf(id)?.focus();
    });
  }
  panel.querySelector("[data-print]").addEventListener("click", () => print());
  return compare;
}
