const NAME = "h";
const HIGHLIGHT = "hub-search";

/** On the page that a result has opened, the words that were found are marked; the address loses them again. */
export function markAsked() {
  const address = new URL(location.href);
  const words = (address.searchParams.get(NAME) ?? "").split(" ").filter(Boolean);
  if (!address.searchParams.has(NAME)) return;
  address.searchParams.delete(NAME);
  history.replaceState(history.state, "", address);
  const article = document.querySelector("article.md-content__inner");
  if (!words.length || !article || !globalThis.CSS?.highlights) return;
  const pattern = new RegExp(words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "giu");
  const ranges = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (const match of node.data.matchAll(pattern)) {
      const before = node.data[match.index - 1] ?? " ";
      const after = node.data[match.index + match[0].length] ?? " ";
      if (/[\p{L}\p{N}]/u.test(before) || /[\p{L}\p{N}]/u.test(after)) continue;
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
}
