/** English: light stemming, British and American spelling, and names that are written in many ways in Latin letters. */

const IRREGULAR = new Map(
  Object.entries({
    children: "child", people: "person", men: "man", women: "woman", feet: "foot", criteria: "criterion",
    met: "meet", held: "hold", led: "lead", grew: "grow", grown: "grow", growth: "grow", chose: "choose", chosen: "choose", choice: "choose",
    wrote: "write", written: "write", built: "build", taught: "teach", began: "begin", begun: "begin", kept: "keep", made: "make", done: "do",
    took: "take", taken: "take", gave: "give", given: "give", found: "find", ran: "run", sent: "send", spent: "spend",
    said: "say", told: "tell", thought: "think", brought: "bring", bought: "buy", paid: "pay", saw: "see", seen: "see",
    knew: "know", known: "know", spoke: "speak", spoken: "speak", left: "leave", lost: "lose", won: "win", sat: "sit",
    stood: "stand", fell: "fall", fallen: "fall", drew: "draw", drawn: "draw", broke: "break", broken: "break",
    heard: "hear", felt: "feel", meant: "mean", sought: "seek", understood: "understand", became: "become",
    better: "good", best: "good", analyses: "analysis", bases: "base", lives: "life", halves: "half",
  }),
);

/** One spelling where British and American English have two. */
function british(word) {
  return word
    .replace(/iz(e|ed|es|er|ers|ing|ation|ations|ational)$/, "is$1")
    .replace(/yz(e|ed|es|er|ers|ing)$/, "ys$1")
    .replace(/^(.*[b-df-hj-np-tv-z])re(s?)$/, (whole, stem, s) => (/(?:cent|theat|met|lit|fib)$/.test(stem) ? `${stem}er${s}` : whole))
    .replace(/mme(s?)$/, "m$1")
    .replace(/(col|lab|fav|hon|behavi|neighb|endeav)our/, "$1or")
    .replace(/ogue(s?)$/, "og$1")
    .replace(/ll(ed|ing|er|ers)$/, "l$1");
}

const VOWEL = /[aeiouy]/;
const undouble = (stem) => (/([b-df-hj-kmnp-rtv])\1$/.test(stem) ? stem.slice(0, -1) : stem);
const mute = (stem) => stem.replace(/e$/, "");

/** A word without the endings of number, tense and person. */
function inflected(word) {
  if (IRREGULAR.has(word)) return mute(IRREGULAR.get(word));
  if (word.length < 4 || /\d/.test(word)) return word;
  let stem = word;
  if (/[^s]ss$|us$|is$/.test(stem)) return stem;
  if (/ies$/.test(stem) && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^s]s$/.test(stem)) stem = stem.slice(0, -1);
  if (IRREGULAR.has(stem)) return mute(IRREGULAR.get(stem));
  for (const ending of ["ing", "ied", "ed"]) {
    if (!stem.endsWith(ending)) continue;
    const base = stem.slice(0, -ending.length);
    if (base.length < 3 && !(base.length === 2 && /[aeiou]/.test(base[0]))) break;
    if (!VOWEL.test(base)) break;
    return ending === "ied" ? `${base}i` : mute(undouble(base)).replace(/y$/, "i");
  }
  return mute(undouble(stem)).replace(/([^aeiou])y$/, "$1i");
}

const DERIVED = /(?:isation|ization|ational|ations?|ition|ements?|ments?|nesses|ness|fully|ful|ically|ical|ically|ively|ive|ity|ance|ence|ant|ent|ers|er|ors|or|lly|ly|li|al|ion|ist|ship|able|iti|anci|enci|ic|at|is)$/;

/** Every key of a word: [{ key, weight }]. */
export function keys(word) {
  const spelt = british(word);
  const stem = inflected(spelt);
  const found = [{ key: spelt, weight: 1 }, { key: `~${stem}`, weight: 0.95 }];
  let base = stem;
  for (let step = 0; step < 2; step += 1) {
    const shorter = base.replace(DERIVED, "");
    if (shorter.length < (/[eo]r$/.test(base) ? 4 : 5)) break;
    base = shorter;
  }
  found.push({ key: `·${undouble(base)}`, weight: base === stem ? 0.75 : 0.65 });
  return found;
}

/** The ways to read a word: itself. */
export function stems(word) {
  return [[british(word), 1, word]];
}

/** How a name in Latin letters sounds, roughly: Petach Tikvah, Petah Tikva; Jisr al-Zarka, Jisr az-Zarqa. */
export function sound(word) {
  return word
    .replace(/tz|ts/g, "z")
    .replace(/[ckg]h/g, (pair) => (pair === "gh" ? "g" : pair === "kh" ? "k" : "h"))
    .replace(/ck|[qc]/g, "k")
    .replace(/ph/g, "f")
    .replace(/w/g, "v")
    .replace(/dh|th/g, (pair) => pair[0])
    .replace(/[ey]/g, "i")
    .replace(/o/g, "u")
    .replace(/h(?![aiu])/g, "")
    .replace(/(.)\1+/g, "$1");
}
