// Entry of the search box: a script of its own, so that no fault elsewhere on the page takes the search away.
import "iframe-worker/shim";

import { ready } from "./ready.js";
import { SearchBox } from "./search/box.js";
import { markAsked } from "./search/landing.js";

ready(() => {
  const element = document.querySelector("[data-hub-search]");
  if (element) new SearchBox(element).start();
  markAsked();
});
