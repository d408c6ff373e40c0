// The index as the compiler writes it (search/index.py tells the form), and how lunr's own is made from it.
import lunr from "lunr";

/** One row of the index: a page, or a section of the page before it, whose URL is then only `#anchor`. */
export type Row = [url: string, title: string, text: string];

export interface Stored {
  lang: string;
  docs: Row[];
  terms: string;
  vectors: [title: number[], text: number[]][];
}

export const fields = ["title", "text"] as const;

type Posting = { _index: number } & Record<(typeof fields)[number], Record<string, object>>;

/** Return the lunr index; a document's reference is its number. */
export function expand(stored: Stored): lunr.Index {
  const terms = stored.terms === "" ? [] : stored.terms.split(" ");
  const postings = terms.map((_, index): Posting => ({ _index: index, title: {}, text: {} }));
  const fieldVectors: [string, number[]][] = [];
  stored.vectors.forEach((vectors, document) => {
    fields.forEach((field, which) => {
      const elements: number[] = [];
      const steps = vectors[which]!;
      let term = 0;
      for (let at = 0; at < steps.length; at += 2) {
        term += steps[at]!;
        elements.push(term, steps[at + 1]! / 100);
        postings[term]![field][document] = {};
      }
      fieldVectors.push([`${field}/${document}`, elements]);
    });
  });
  return lunr.Index.load({
    version: lunr.version,
    fields: [...fields],
    fieldVectors,
    invertedIndex: terms.map((term, index) => [term, postings[index]]),
    pipeline: [],
  });
}
