// Entry of the search's worker. It is named where the theme names its own, and speaks the same messages.
import { SETUP } from "./search/protocol-types.js";
import { createHandler } from "./search/protocol.js";

/** The site's root: the worker lies one folder below it, unless the setup says more. */
let root = typeof WorkerGlobalScope === "undefined" ? "" : new URL("../", self.location.href).href;

/** From a disk nothing can be fetched, but scripts can be loaded; the offline copy has each index as one. */
async function load({ code, index }) {
  const address = new URL(index, root);
  if (address.protocol === "file:") {
    await importScripts(address.href.replace(/\.json$/, ".js"));
    return self.__hub_search[code];
  }
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

const handle = createHandler(load);

self.addEventListener("message", async ({ data }) => {
  if (data?.type === undefined) return;
  if (data.type === SETUP && data.data.base) root = data.data.base;
  self.postMessage(await handle(data));
});
