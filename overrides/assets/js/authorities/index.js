import { counted, filled } from "../counted.js";
import { carryState, readState, writeState } from "../url-state.js";
import { compareAuthorities } from "./compare.js";
import { fold } from "./fold.js";
import { foldFilters } from "./folded.js";
import { linkMapWithNames } from "./map.js";
import { sortAuthorities } from "./sort.js";

/**
 * The index of authorities is filtered, sorted and compared from its address. Without this the page holds the whole
 * list; whatever stands for an authority in table, list and map carries its id in `data-id`.
 */
export function connectAuthorities() {
  const form = document.querySelector("form[data-authorities-filter]");
  if (!form) return;
  const data = JSON.parse(document.getElementById("hub-authorities").textContent);
  const sort = sortAuthorities();
  const compare = compareAuthorities(data);
  const filter = filterBy(form, data);
  filter.onShow = foldFilters(form);
  linkMapWithNames();

  const names = [...filter.names, "sort", "compare"];
  const state = () => ({ ...filter.state(), sort: sort.state(), compare: compare.state() });
  const take = (values) => {
    filter.take(values);
    sort.take(values.sort);
    compare.take(values.compare);
  };

  // A choice of filters is a step that the back button takes back; typing, sorting and comparing are not.
  filter.onChange = (isStep) => writeState(state(), { isStep });
  sort.onChange = () => writeState(state());
  compare.onChange = () => writeState(state());
  const open = () => {
    take(readState(names));
    carryState(names);
  };
  addEventListener("popstate", open);
  // A browser that goes back may fill in fields as they were left, whatever the address says.
  addEventListener("pageshow", open);
  open();
}

/** Which authorities are shown: fields of the form, what is left of the list, how many that is. */
function filterBy(form, data) {
  const fields = [...form.elements].filter((field) => field.name);
  const sentence = document.querySelector(".hub-filter__count");
  const without = document.querySelector(".hub-without");
  const index = document.querySelector(".hub-index");
  const whole = sentence.innerHTML;
  const places = [...document.querySelectorAll("[data-id]")];
  const words = Object.fromEntries(Object.entries(data.rows).map(([id, row]) => [id, row.words.split("\n").map(fold)]));
  const filter = { names: fields.map((field) => field.name), onChange: () => {}, onShow: () => {} };

  filter.state = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
  filter.take = (values) => {
    for (const field of fields) {
      field.value = values[field.name] ?? "";
      // A choice that this list does not have is none.
      if (field.selectedIndex < 0) field.value = "";
    }
    show();
  };

  const fits = (id, state) =>
    Object.entries(state).every(([name, value]) => {
      if (!value) return true;
      return name === "name" ? words[id].some((word) => word.includes(fold(value))) : data.rows[id][name].includes(value);
    });
  const found = (state) => Object.keys(data.rows).filter((id) => fits(id, state));

  const show = () => {
    const state = filter.state();
    const left = new Set(found(state));
    for (const place of places) place.classList.toggle("hub-out", !left.has(place.dataset.id));
    const isWhole = Object.values(state).every((value) => !value);
    if (isWhole) sentence.innerHTML = whole;
    else sentence.textContent = left.size ? counted(data.shown, left.size) : data.none;
    offer(left.size ? {} : state);
    index.classList.toggle("hub-out", !left.size);
    filter.onShow();
  };

  /** Where nothing is found: a link for each condition that shows the list without it. */
  const offer = (state) => {
    const links = fields
      .filter((field) => state[field.name])
      .map((field) => {
        const less = { ...state, [field.name]: "" };
        const address = new URL(location.href);
        address.searchParams.delete(field.name);
        const link = Object.assign(document.createElement("a"), { href: address });
        const words = {
          field: field.labels[0].firstElementChild.textContent,
          value: field.selectedOptions?.[0].dataset.label ?? state[field.name],
        };
        const label = counted(data.without, found(less).length).replace("{condition}", data.condition);
        link.append(...filled(label, words));
        link.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          filter.take(less);
          filter.onChange(true);
          sentence.focus();
        });
        const item = document.createElement("li");
        item.append(link);
        return item;
      });
    without.replaceChildren(...links);
    without.hidden = !links.length;
  };

  let waiting;
  form.addEventListener("input", (event) => {
    show();
    clearTimeout(waiting);
    if (event.target.name === "name") waiting = setTimeout(() => filter.onChange(false), 250);
    else filter.onChange(true);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    filter.take({});
    filter.onChange(true);
  });
  return filter;
}
