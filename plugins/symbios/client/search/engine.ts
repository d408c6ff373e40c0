// Answers queries from the index of one locale. Pure: no page, no worker, no clock.
import lunr from "lunr";
import { fold } from "../fold";
import { highlight, passage } from "./passage";
import { expand, type Row, type Stored } from "./stored";
import { isUnspaced, pairs, words } from "./text";

/** A result as the search box of the theme shows it; `title` and `text` are HTML. */
export interface Item {
  location: string;
  title: string;
  text: string;
  score: number;
  /** Each typed word, and whether it was found; a page that holds all of them misses none. */
  terms: Record<string, boolean>;
}

/** Answers a query: for each page, best first, the page and the sections that answer. */
export type Search = (query: string) => Item[][];

/** A typed word: what the index must hold for it, and the unspaced runs that must stand in the text whole. */
interface Wanted {
  typed: string;
  tokens: string[];
  runs: string[];
}

interface Hit {
  document: number;
  score: number;
  found: boolean[];
}

interface Page {
  page: number;
  hits: Hit[];
  score: number;
  complete: boolean;
}

const pagesShown = 50;
const sectionsShown = 8;
/** How much more a whole word weighs than a word that only begins so. */
const wholeWord = 5;

function read(query: string): Wanted[] {
  return query
    .split(/\s+/)
    .map((typed) => {
      const wanted: Wanted = { typed, tokens: [], runs: [] };
      for (const [run] of words(fold(typed))) {
        const unspaced = isUnspaced(run) ? pairs(run) : [];
        if (unspaced.length === 0) wanted.tokens.push(run);
        else {
          wanted.runs.push(run);
          // The last character alone is in the index so that it can be found, but the pair before holds it.
          wanted.tokens.push(...(unspaced.length > 1 ? unspaced.slice(0, -1) : unspaced));
        }
      }
      return wanted;
    })
    .filter((wanted) => wanted.tokens.length > 0);
}

/** Read the index that the compiler wrote and return what answers from it. */
export function load(text: string): Search {
  const stored = JSON.parse(text) as Stored;
  const index = expand(stored);
  const pageOf: number[] = [];
  stored.docs.forEach(([url], number) => pageOf.push(url.startsWith("#") ? pageOf[number - 1]! : number));
  const plain: string[] = [];
  const holds = (document: number, run: string): boolean => {
    const [, title, body] = stored.docs[document]!;
    return (plain[document] ??= fold(`${title}\n${body}`)).includes(run);
  };

  function hitsOf(wanted: readonly Wanted[]): Hit[] {
    const all = [...new Set(wanted.flatMap(({ tokens }) => tokens))];
    const results = index.query((query) => {
      for (const token of all) {
        query.term(token, { boost: wholeWord, usePipeline: false });
        query.term(token, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
      }
    });
    return results.map(({ ref, score, matchData }) => {
      const document = Number(ref);
      const terms = Object.keys(matchData.metadata as object);
      const met = new Set(all.filter((token) => terms.some((term) => term.startsWith(token))));
      const found = wanted.map(
        ({ tokens, runs }) => tokens.every((token) => met.has(token)) && runs.every((run) => holds(document, run)),
      );
      return { document, score: score * (met.size / all.length) ** 2, found };
    });
  }

  function item(document: number, hit: Hit | undefined, wanted: readonly Wanted[], marks: readonly string[]): Item {
    const [url, title, body]: Row = stored.docs[document]!;
    const page = pageOf[document]!;
    return {
      location: page === document ? url : stored.docs[page]![0] + url,
      title: highlight(title, marks),
      text: passage(body, marks),
      score: hit?.score ?? 0,
      terms: Object.fromEntries(hit ? wanted.map(({ typed }, which) => [typed, hit.found[which]!]) : []),
    };
  }

  return (query) => {
    const wanted = read(query);
    if (wanted.length === 0) return [];
    const pages = group(hitsOf(wanted), pageOf, wanted.length);
    const spaced = (wanted: Wanted): string[] => wanted.tokens.filter((token) => !isUnspaced(token));
    return pages.slice(0, pagesShown).map(({ page, hits, complete }) => {
      if (complete) for (const hit of hits) hit.found.fill(true);
      // A run that stands there whole is marked whole, else whatever of it was found.
      const marks = wanted.flatMap((word) => (complete ? [...spaced(word), ...word.runs] : word.tokens));
      const shown = hits.slice(0, sectionsShown);
      const items = shown.map((hit) => item(hit.document, hit, wanted, marks));
      // The theme needs the page itself in every group.
      if (!shown.some((hit) => hit.document === page)) {
        items.push(item(page, hits.find((hit) => hit.document === page), wanted, marks));
      }
      return items;
    });
  };
}

/** Return the pages, best first; where some hold every word, be it in different sections, only those. */
function group(hits: readonly Hit[], pageOf: readonly number[], words: number): Page[] {
  const pages = new Map<number, Page>();
  for (const hit of [...hits].sort((a, b) => b.score - a.score || a.document - b.document)) {
    const page = pageOf[hit.document]!;
    const found = pages.get(page);
    if (found) found.hits.push(hit);
    else pages.set(page, { page, hits: [hit], score: hit.score, complete: false });
  }
  const all = [...pages.values()];
  for (const page of all) {
    page.complete = Array.from({ length: words }, (_, word) => word).every((word) =>
      page.hits.some((hit) => hit.found[word]),
    );
  }
  const complete = all.filter((page) => page.complete);
  return (complete.length > 0 ? complete : all).sort((a, b) => b.score - a.score || a.page - b.page);
}

/** Load an index and answer one query: how the tests and the command ask. */
export function answer(text: string, query: string): Item[][] {
  return load(text)(query);
}
