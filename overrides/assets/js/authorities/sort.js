const ORDER = /^(-?)([a-z]+)$/;

/**
 * The table and the list are sorted together: by the heads of the table, or on narrow screens by a field above the list.
 * What is not recorded stands last in either order. The state is a column, `-` before it where the largest comes first.
 */
export function sortAuthorities() {
  const table = document.getElementById("authorities-table");
  const body = table.tBodies[0];
  const list = document.querySelector(".hub-index > .hub-list");
  const field = document.querySelector(".hub-sort > select");
  const collator = new Intl.Collator(document.documentElement.lang, { ignorePunctuation: true });
  const rows = [...body.rows].map((row, index) => ({ row, index, entry: list.children[index] }));
  const heads = [...table.tHead.rows[0].cells].filter((cell) => cell.dataset.sort);
  const columns = heads.map((head) => head.dataset.sort);
  const sort = { onChange: () => {} };
  let current = columns[0];

  const key = (row, column) => {
    const cell = row.cells[columns.indexOf(column)];
    if ("unknown" in cell.dataset) return null;
    return cell.dataset.value ? Number(cell.dataset.value) : cell.textContent.trim();
  };

  const apply = (column, sign) => {
    const compare = (one, other) => {
      const [a, b] = [key(one.row, column), key(other.row, column)];
      if (a === null || b === null) return (a === null) - (b === null) || one.index - other.index;
      const difference = typeof a === "number" ? a - b : collator.compare(a, b);
      return sign * difference || one.index - other.index;
    };
    const sorted = [...rows].sort(compare);
    body.append(...sorted.map(({ row }) => row));
    list.append(...sorted.map(({ entry }) => entry));
  };

  sort.state = () => (current === columns[0] ? "" : current);
  sort.take = (value) => {
    const [, minus, column] = ORDER.exec(value ?? "") ?? [];
    const isKnown = columns.includes(column);
    const wanted = isKnown ? value : columns[0];
    if (wanted !== current) apply(isKnown ? column : columns[0], minus && isKnown ? -1 : 1);
    current = wanted;
    const name = current.replace("-", "");
    field.value = current;
    if (field.selectedIndex < 0) field.value = name;
    for (const head of heads) {
      if (head.dataset.sort === name) head.setAttribute("aria-sort", current === name ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
  };

  const choose = (value) => {
    sort.take(value);
    sort.onChange();
  };
  for (const head of heads) {
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.append(...head.childNodes);
    head.append(button);
    // Figures are asked for from the largest on, names from the first.
    const first = head.classList.contains("hub-number") ? "-" : "";
    button.addEventListener("click", () => {
      const name = head.dataset.sort;
      const other = first ? "" : "-";
      choose(current === `${first}${name}` ? `${other}${name}` : `${first}${name}`);
    });
  }
  field.addEventListener("change", () => choose(field.value));
  return sort;
}
