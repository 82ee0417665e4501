import { counted } from "../counted.js";
import { SearchClient } from "./client.js";
import { groupButtons, listOf, otherLanguages } from "./draw.js";
import { readQuery, writeQuery } from "./query-url.js";

const PAGE = 10;
const SHARED_FOR = 3000;

/**
 * The search box: the theme's markup, driven by our own script. The theme's would listen to keys alone, announce nothing
 * and count wrongly in Hebrew and Arabic, and it ends where any other script of the page has failed.
 */
export class SearchBox {
  constructor(element) {
    const find = (selector) => element.querySelector(selector);
    this.element = element;
    this.toggle = document.getElementById("__search");
    this.form = find("form");
    this.input = find(".md-search__input");
    this.meta = find(".md-search-result__meta");
    this.groups = find(".hub-search__groups");
    this.spelling = find(".hub-search__spelling");
    this.list = find(".md-search-result__list");
    this.elsewhere = find(".hub-search__elsewhere");
    this.ways = find(".hub-search__ways");
    this.button = document.querySelector("[data-hub-toggle=__search]");
    this.share = find("[data-hub-search-share]");
    this.labels = JSON.parse(document.getElementById("__hub_search").textContent);
    this.config = JSON.parse(document.getElementById("__config").textContent);
    this.client = new SearchClient(this.config, document.documentElement.lang);
    this.hint = this.meta.textContent;
    this.group = "";
    this.limit = PAGE;
  }

  start() {
    // The theme's script says so, too, unless it has failed.
    document.documentElement.classList.replace("no-js", "js");
    this.button?.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("focus", () => this.open());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => queueMicrotask(() => this.clear()));
    this.share.addEventListener("click", () => this.copyLink());
    this.toggle.addEventListener("change", () => this.turned());
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("focusout", ({ relatedTarget }) => this.left(relatedTarget));
    document.addEventListener("keydown", (event) => this.shortcut(event));
    const query = readQuery();
    if (!query) return;
    this.input.value = query;
    this.input.focus();
    this.open();
    this.ask();
  }

  get isOpen() {
    return this.toggle.checked;
  }

  open() {
    if (this.isOpen) return;
    this.toggle.checked = true;
    this.toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    if (!this.isOpen) return;
    this.toggle.checked = false;
    this.toggle.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Opened or closed, by whatever: while it is open it is a dialog, and the query stands in the address. */
  turned() {
    if (this.isOpen) {
      this.element.setAttribute("role", "dialog");
      this.element.setAttribute("aria-label", this.input.getAttribute("aria-label"));
      this.button?.setAttribute("aria-expanded", "true");
      if (this.query) writeQuery(this.query);
      // On a narrow screen the box is hidden until the styles have been applied.
      requestAnimationFrame(() => this.isOpen && !this.element.contains(document.activeElement) && this.input.focus());
      return;
    }
    this.element.removeAttribute("role");
    this.element.removeAttribute("aria-label");
    writeQuery("");
    this.button?.setAttribute("aria-expanded", "false");
    if (!this.element.contains(document.activeElement)) return;
    // The button takes the focus back where there is one.
    document.activeElement.blur();
    this.button?.focus();
  }

  get query() {
    return this.input.value.trim();
  }

  /** A query as it stands now; the filter begins anew with another query. */
  ask({ group = "", limit = PAGE } = {}) {
    const { query } = this;
    this.group = group;
    this.limit = limit;
    if (this.isOpen) writeQuery(query);
    if (!query) {
      this.clear();
      return;
    }
    if (!this.list.dataset.query) this.meta.textContent = this.labels.loading;
    this.client.ask({ query, group, limit }, (result) => {
      // The box may have been emptied in the meantime.
      if (result.query === this.query) this.show(result);
    });
  }

  show(result) {
    const { labels } = this;
    const isEmpty = !result.items.length;
    this.list.replaceChildren(...listOf(result.items, this.config, labels));
    this.list.dataset.query = result.query;
    this.meta.replaceChildren(...(result.failed ? [labels.failed] : isEmpty ? named(labels.none, result.query) : [counted(labels.count, result.total)]));
    this.groups.replaceChildren(...groupButtons(result, labels));
    this.groups.hidden = !this.groups.childElementCount;
    if (result.items.length < result.total) this.list.append(this.moreButton());
    this.spelling.hidden = !result.spelling;
    if (result.spelling) this.spelling.replaceChildren(`${labels.spelling} `, this.spellingButton(result.spelling));
    this.elsewhere.replaceChildren(...otherLanguages(result.elsewhere ?? [], this.config, labels));
    this.elsewhere.hidden = !result.elsewhere?.length;
    this.ways.hidden = !isEmpty || Boolean(result.failed);
    if (this.openFirst === result.query) this.follow();
  }

  clear() {
    this.list.replaceChildren();
    delete this.list.dataset.query;
    this.meta.textContent = this.hint;
    for (const part of [this.groups, this.spelling, this.elsewhere, this.ways]) part.hidden = true;
    if (this.isOpen) writeQuery("");
  }

  moreButton() {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: this.labels.show_more });
    button.className = "hub-search__more-button";
    button.addEventListener("click", () => this.ask({ group: this.group, limit: this.limit + PAGE }));
    const item = document.createElement("li");
    item.className = "hub-search__more-results";
    item.append(button);
    return item;
  }

  spellingButton(text) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: text, className: "hub-search__spelling-button" });
    button.addEventListener("click", () => {
      this.input.value = text;
      this.input.focus();
      this.ask();
    });
    return button;
  }

  clicked({ target }) {
    const chip = target.closest("[data-group]");
    if (chip) {
      const { group } = chip.dataset;
      this.ask({ group });
      return;
    }
    const link = target.closest("a[href]");
    // Another page takes the place of this one, and going back finds the results again; the same page has to be seen.
    if (link && link.pathname === location.pathname && link.origin === location.origin) setTimeout(() => this.close());
  }

  get links() {
    return [...this.element.querySelectorAll(".md-search__output :is(a[href], summary, button)")].filter((link) => link.checkVisibility?.({ visibilityProperty: true }) ?? link.offsetParent);
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "Escape":
        this.close();
        break;
      case "ArrowDown":
      case "ArrowUp":
        this.step(event.key === "ArrowDown" ? 1 : -1);
        break;
      case "Enter":
        if (event.target !== this.input) return;
        this.enter();
        break;
      default:
        // Whoever types on goes on with the query.
        if (event.key.length === 1 && event.key !== " " && event.target !== this.input) this.input.focus();
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  step(by) {
    const results = this.links.filter((link) => link.matches("a, summary, .hub-search__more-button, .hub-search__spelling-button"));
    const stops = [this.input, ...results];
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops[(at + by + stops.length) % stops.length].focus();
  }

  /** Enter opens the first result, also where it comes while the results are still on their way. */
  enter() {
    if (!this.query) return;
    if (this.list.dataset.query === this.query) this.follow();
    else this.openFirst = this.query;
  }

  follow() {
    this.openFirst = "";
    this.element.querySelector(".md-search__output .md-search-result__link")?.click();
  }

  shortcut(event) {
    if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    this.open();
    this.input.focus();
    this.input.select();
  }

  /** The focus has gone on to another part of the page: what covers it closes. */
  left(target) {
    if (!target || this.element.contains(target) || target === this.toggle) return;
    if (target.closest("[data-hub-toggle=__search]")) return;
    this.close();
  }

  async copyLink() {
    writeQuery.now(this.query);
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      return; // Without leave to copy, the address bar has it.
    }
    const before = this.meta.textContent;
    this.meta.textContent = this.labels.copied;
    setTimeout(() => {
      if (this.meta.textContent === this.labels.copied) this.meta.textContent = before;
    }, SHARED_FOR);
  }
}

/** A label with the query in its place, set apart: it may be of another script than the label. */
function named(label, query) {
  const [before, after = ""] = label.split("{query}");
  return [before, Object.assign(document.createElement("bdi"), { textContent: query }), after];
}
