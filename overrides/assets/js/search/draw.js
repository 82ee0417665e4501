import { counted, number } from "../counted.js";

/** An element with classes, attributes and children. */
function make(name, className = "", attributes = {}, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** What the worker has escaped and marked. */
function marked(name, html, className = "", attributes = {}) {
  const element = make(name, className, attributes);
  element.innerHTML = html;
  return element;
}

function addressOf(part, words, config) {
  const address = new URL(part.location, new URL(config.base.endsWith("/") ? config.base : `${config.base}/`, location.href));
  if (words && config.features.includes("search.highlight")) address.searchParams.set("h", words);
  return address.href;
}

/** The items of a list of results, in the theme's classes. */
export function listOf(items, config, labels) {
  return items.map((parts) => {
    const [main, ...more] = parts;
    const item = make("li", "md-search-result__item", { "data-kind": main.kind }, mainLink(main, config));
    if (more.length) item.append(moreOf(more, main, config, labels));
    return item;
  });
}

function mainLink(main, config) {
  const article = make("article", "md-search-result__article md-typeset", { "data-md-score": main.score.toFixed(2) });
  const { lang, dir } = main;
  article.append(make("p", "hub-search__place", {}, main.place, ...languageMark(main)));
  article.append(marked("h2", main.title, "hub-search__title", { lang, dir }));
  if (main.heading) article.append(marked("p", main.heading, "hub-search__heading", { lang, dir }));
  if (main.text) article.append(marked("p", main.text, "hub-search__text", { lang, dir }));
  return make("a", "md-search-result__link", { href: addressOf(main, main.words, config) }, article);
}

/** A text in another language than the page says which. */
function languageMark({ lang, dir }) {
  if (lang === document.documentElement.lang) return [];
  const name = new Intl.DisplayNames([lang], { type: "language" }).of(lang);
  return [" ", make("span", "hub-search__language", { lang, dir }, name)];
}

function moreOf(parts, main, config, labels) {
  const links = parts.map((part) => {
    const { lang, dir } = part;
    const link = make("a", "hub-search__part", { href: addressOf(part, main.words, config) });
    link.append(marked("span", part.title, "hub-search__heading", { lang, dir }), marked("span", part.text, "hub-search__text", { lang, dir }));
    return make("li", "", {}, link);
  });
  const summary = make("summary", "", {}, make("div", "", {}, counted(labels.more, parts.length)));
  return make("details", "md-search-result__more", {}, summary, make("ul", "hub-search__parts md-typeset", {}, ...links));
}

/** Buttons that leave one kind of results, with how many there are of each; none where all are of one kind. */
export function groupButtons({ groups = [], group = "" }, labels) {
  if (groups.length < 2) return [];
  const total = groups.reduce((sum, [, count]) => sum + count, 0);
  const counts = new Map(groups);
  const offered = labels.groups.filter(([name]) => counts.has(name)).map(([name, label]) => [name, label, counts.get(name)]);
  return [["", labels.all, total], ...offered].map(([name, label, count]) => {
    const button = make("button", "hub-search__group", { type: "button", "aria-pressed": String(name === group) });
    button.dataset.group = name;
    button.append(label, " ", make("span", "hub-search__count", {}, number(count)));
    return button;
  });
}

/** What the other languages have, under their own names. */
export function otherLanguages(found, config, labels) {
  return found.map(({ language, name, dir, items }) => {
    const [before, after = ""] = labels.elsewhere.split("{language}");
    const heading = make("h2", "hub-search__elsewhere-title", {}, before, make("span", "", { lang: language, dir }, name), after);
    const list = make("ol", "md-search-result__list", { "data-language": language }, ...listOf(items, config, labels));
    return make("section", "", {}, heading, list);
  });
}
