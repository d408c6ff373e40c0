// The search engine for the page's own thread, loaded only where a Blob worker is refused.
import { load } from "../search/engine";
import "../search/page";

window.__courseSearchFallback = load;
