/** Reads an index as hub.search.pack writes it. */

const FORMAT = 1;
const DIGITS = Array.from({ length: 0x7f - 0x23 }, (_, index) => String.fromCharCode(0x23 + index))
  .filter((character) => character !== "\\")
  .join("");
const HALF = DIGITS.length >> 1;

/** The documents of an index, each with its texts and the words of what was left out of them. */
export function unpack(index) {
  if (index.format !== FORMAT) throw new Error(`An index of format ${FORMAT} was expected, not ${index.format}.`);
  const known = index.words.split(" ");
  return index.docs.map(([kind, place, address, title, names, parts, bag, lang], id) => ({
    id,
    kind: index.kinds[kind],
    group: index.groups[index.kinds[kind]],
    place: index.places[place],
    address: index.root + address,
    title,
    names,
    sections: sectionsOf(parts),
    rest: numbers(bag).map((number) => known[number]).join(" "),
    lang: lang || index.language,
  }));
}

function sectionsOf(parts) {
  const sections = [];
  for (let at = 0; at < parts.length; at += 3) {
    sections.push({ anchor: parts[at], heading: parts[at + 1], text: parts[at + 2] });
  }
  return sections;
}

/** Ascending numbers, written as the steps between them; the last figure of each is from the upper half. */
export function numbers(text) {
  const found = [];
  let before = -1;
  let step = 0;
  for (const character of text) {
    const figure = DIGITS.indexOf(character);
    step = step * HALF + (figure % HALF);
    if (figure < HALF) continue;
    before += step + 1;
    found.push(before);
    step = 0;
  }
  return found;
}
