// What the scripts of search say to each other through the page: they are classic scripts, loaded one by one.
import type { Item, Search } from "./engine";

/** Answers a query in its own time. */
export type Ask = (query: string) => Promise<Item[][]>;

declare global {
  interface Window {
    /** The index of the page's locale as JSON text, assigned by its script. */
    __courseSearchIndex?: string;
    /** Makes the engine ready; assigned by entries/search.ts. */
    __courseSearch?: (index: string, loadFallback: () => Promise<void>) => Ask;
    /** The engine for the page's own thread; assigned by entries/search-fallback.ts. */
    __courseSearchFallback?: (index: string) => Search;
  }
}
