/** Starts the editing page; what can be edited is in config.json, which the page names. */
import { init } from "./cms/index.js";

init();
