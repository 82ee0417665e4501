// Entry of the hub's scripts. Everything works without them; they mend and add comfort.
import { ready } from "./ready.js";
import { connectToggles } from "./toggles.js";
import { labelScrollRegions } from "./scroll-regions.js";
import { markCurrentLinks } from "./current-links.js";
import { keepChecklists } from "./checklists.js";
import { offerCopies } from "./copy.js";
import { offerShare } from "./share.js";
import { filterPlans } from "./plan-filter.js";
import { openPlanItems } from "./plan-anchors.js";
import { connectAuthorities } from "./authorities/index.js";

ready(() => {
  connectToggles();
  labelScrollRegions();
  markCurrentLinks();
  keepChecklists();
  offerCopies();
  offerShare();
  filterPlans();
  openPlanItems();
  connectAuthorities();
});
