import { QUERY, READY, RESULT, SETUP } from "./protocol-types.js";

const STUB = "search/search_index.json";

/**
 * Asks the worker. Nothing is fetched before the first question; then the worker, the small file that names the indexes,
 * and by the worker the index of the reader's language. Of questions that come while one is open the last alone is asked.
 */
export class SearchClient {
  constructor(config, language) {
    this.root = new URL(config.base.endsWith("/") ? config.base : `${config.base}/`, location.href).href;
    this.address = new URL(config.search, location.href).href;
    this.language = language;
    this.waiting = null;
    this.open = null;
  }

  /** Ask; `answer` gets the result, unless another question has come in the meantime. */
  ask(question, answer) {
    this.waiting = { question, answer };
    this.setup ??= this.start();
    this.setup.then(() => this.next(), (error) => this.fail(error));
  }

  async start() {
    const stub = await loadStub(this.root);
    this.worker = new Worker(this.address);
    const isReady = new Promise((resolve, reject) => {
      this.worker.addEventListener("message", ({ data }) => {
        if (data.type === READY) resolve();
        if (data.type === RESULT) this.answered(data.data);
      });
      this.worker.addEventListener("error", (event) => {
        reject(new Error(event.message));
        this.fail(event);
      });
    });
    this.worker.postMessage({ type: SETUP, data: { ...stub, language: this.language, base: this.root } });
    await isReady;
  }

  next() {
    if (this.open || !this.waiting) return;
    this.open = this.waiting;
    this.waiting = null;
    this.worker.postMessage({ type: QUERY, data: this.open.question });
  }

  answered(result) {
    const { answer } = this.open ?? {};
    this.open = null;
    if (this.waiting) this.next();
    else answer?.(result);
  }

  fail(error) {
    const asked = this.waiting ?? this.open;
    this.waiting = this.open = this.setup = null;
    this.worker?.terminate();
    asked?.answer({ query: asked.question.query, items: [], failed: String(error) });
  }
}

async function loadStub(root) {
  const address = new URL(STUB, root);
  if (address.protocol !== "file:") {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response.json();
  }
  // The theme's own way for pages from a disk: the same as a script, which leaves it in a variable.
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { onload: resolve, onerror: reject });
    script.src = address.href.replace(/\.json$/, ".js");
    document.head.append(script);
  });
  return window.__index;
}
