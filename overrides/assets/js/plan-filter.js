import { counted, number } from "./counted.js";
import { planRows } from "./plan-rows.js";
import { carryState, readState, writeState } from "./url-state.js";

/** A plan can be filtered; the choices live in the address, and hold for table and cards alike. */
export function filterPlans() {
  const form = document.querySelector("form[data-plan-filter]");
  const table = document.getElementById("plan-table");
  if (form && table) connect(form, table);
}

function connect(form, table) {
  const names = [...form.elements].filter((field) => field.name).map((field) => field.name);
  const count = document.querySelector(".hub-filter__count");
  const shown = JSON.parse(form.dataset.shown);
  const bodies = [...table.tBodies].map((body) => ({ body, show: planRows(body) }));
  const all = [...table.querySelectorAll("th.hub-col-action")];
  const whole = count.innerHTML;

  const take = (state) => {
    for (const name of names) {
      const field = form.elements[name];
      field.value = state[name] ?? "";
      // A choice that this plan does not have is none.
      if (field.selectedIndex < 0) field.value = "";
    }
  };

  const apply = () => {
    const state = Object.fromEntries(names.map((name) => [name, form.elements[name].value]));
    const wanted = Object.entries(state).filter(([, value]) => value);
    const passes = (action) => wanted.every(([name, value]) => action.dataset[name].split(" ").includes(value));
    let left = [];
    for (const { body, show } of bodies) {
      const actions = show(wanted.length ? passes : null);
      addUp(body, actions, form.dataset.money);
      left = left.concat(actions);
    }
    if (table.tFoot) addUp(table.tFoot, left, form.dataset.money);
    showCards(new Set(left), all);
    if (!wanted.length) count.innerHTML = whole;
    else count.textContent = left.length ? counted(shown, left.length) : form.dataset.none;
    return state;
  };

  form.addEventListener("change", () => writeState(apply()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    take({});
    writeState(apply());
  });

  take(readState(names));
  carryState(names);
  if (names.some((name) => form.elements[name].value)) apply();
}

/** The sum of a body or of the whole table, of what is shown. */
function addUp(part, actions, pattern) {
  const cell = part.querySelector("td[data-sum]");
  if (!cell) return;
  const sum = actions.reduce((total, action) => total + Number(action.dataset.amount ?? 0), 0);
  (cell.querySelector("bdi") ?? cell).textContent = pattern.replace("{amount}", number(sum));
}

/** Cards follow the rows of the table; a group without a card left is hidden with its heading. */
function showCards(left, all) {
  for (const action of all) {
    const card = document.getElementById(action.querySelector("[id^=a-]").id.replace(/^a-/, "card-"));
    card?.closest("li").toggleAttribute("hidden", !left.has(action));
  }
  const groups = [...document.querySelectorAll(".hub-cards section")];
  for (const group of groups) {
    group.hidden = left.size < all.length && !group.querySelector("li:not([hidden]) > .hub-plan-card");
  }
}
