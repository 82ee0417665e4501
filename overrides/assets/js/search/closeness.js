/** How near each other the words of a query stand. */

/** Between two pieces of text; no word has this number. */
export const BORDER = -1;

/** So many words apart two words still belong together. */
const NEAR = 6;
/** How much it counts where they stand the other way round. */
const TURNED = 0.6;

/**
 * For the words of a query, [{ meant: number → weight, weight }], a function that says how near each other they stand in
 * a document: its words as numbers, how many of them are its title and names, and how much all the others count.
 */
export function closenessOf(asked) {
  const meaning = new Map();
  for (const [index, { meant }] of asked.entries()) {
    for (const [number, weight] of meant) {
      const before = meaning.get(number);
      if (before) before.push([index, weight]);
      else meaning.set(number, [[index, weight]]);
    }
  }
  return (running, called, others) => {
    if (asked.length < 2) return 0;
    // Where each word was last, how surely it was meant; and the best of each word with the one before it.
    const at = new Array(asked.length).fill(-Infinity);
    const share = new Array(asked.length).fill(0);
    const best = new Array(asked.length).fill(0);
    for (let place = 0; place < running.length; place += 1) {
      if (running[place] === BORDER) at.fill(-Infinity);
      const here = meaning.get(running[place]);
      if (!here) continue;
      const own = place < called ? 1 : others;
      for (const [index, weight] of here) {
        const after = place - (at[index - 1] ?? -Infinity);
        if (after <= NEAR) best[index] = Math.max(best[index], (own * share[index - 1] * weight) / after);
        const ahead = place - (at[index + 1] ?? -Infinity);
        if (ahead <= NEAR) best[index + 1] = Math.max(best[index + 1], (own * TURNED * share[index + 1] * weight) / ahead);
      }
      for (const [index, weight] of here) [at[index], share[index]] = [place, weight];
    }
    let total = 0;
    for (let index = 1; index < asked.length; index += 1) total += best[index] * (asked[index - 1].weight + asked[index].weight);
    return total;
  };
}
