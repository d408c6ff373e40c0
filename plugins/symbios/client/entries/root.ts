// The first page goes to the reader's own language. The address with #languages stays, so that the list can
// be reached; without script the list is the page.
import { bestMatch } from "../locale";

const links = [...document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")];
const found = bestMatch(navigator.languages, links.map((link) => link.hreflang));
const link = links[found ?? 0];
if (link !== undefined && location.hash !== "#languages") location.replace(link.href);
