/**
 * The rows of one body of a plan's table. Heads of goals and levers span the rows of their actions: when rows are
 * hidden, each head moves to the first of its rows that is left and spans those that are left.
 */
export function planRows(body) {
  const rows = [...body.rows];
  const heads = rows.flatMap((row, index) =>
    [...row.cells]
      .filter((cell) => cell.matches("th.hub-col-level"))
      .map((cell) => ({ cell, rows: rows.slice(index, index + cell.rowSpan) })),
  );
  const actions = rows.map((row) => row.querySelector("th.hub-col-action"));

  /** Show the actions that pass (`null`: every row), with their heads and sums. Returns how many actions are shown. */
  return (passes) => {
    rows.forEach((row, index) => {
      row.hidden = passes !== null && !(actions[index] && passes(actions[index]));
    });
    const shown = actions.filter((action, index) => action && !rows[index].hidden);
    for (const row of rows) {
      const sum = row.querySelector("td[data-sum]");
      if (!sum) continue;
      row.hidden = passes !== null && shown.length === 0;
    }
    body.hidden = rows.every((row) => row.hidden);
    for (const { cell } of heads) cell.remove();
    // From the last to the first, so that in a row that several heads begin the outermost ends up in front.
    for (const { cell, rows: own } of [...heads].reverse()) {
      const left = own.filter((row) => !row.hidden);
      cell.rowSpan = Math.max(1, left.length);
      (left[0] ?? own[0]).prepend(cell);
    }
    return shown;
  };
}
