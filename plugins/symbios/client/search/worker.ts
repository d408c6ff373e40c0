// The code of the worker: takes the index as text, then answers one query after another.
import { load, type Item, type Search } from "./engine";

/** What the page sends: the index once, then queries. */
export type Request = { index: string } | { query: string };

/** What comes back for a query. */
export type Answer = Item[][];

let search: Search | undefined;

addEventListener("message", (event: MessageEvent<Request>) => {
  if ("index" in event.data) search = load(event.data.index);
  else if (search) postMessage(search(event.data.query));
});
postMessage(null); // The page now knows that a worker may run here.
