import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./engine";
import type { Stored } from "./stored";
import { tokens } from "./text";

/** Return an index as the compiler would write it, with plain counts as weights. */
function index(docs: Stored["docs"]): string {
  const words = docs.map(([, title, text]) => [tokens(title), tokens(text)] as const);
  const terms = [...new Set(words.flat(2))].sort();
  const vector = (found: readonly string[], weight: number): number[] => {
    let before = 0;
    return [...new Set(found)]
      .map((word) => terms.indexOf(word))
      .sort((a, b) => a - b)
      .flatMap((term) => {
        const step = term - before;
        before = term;
        return [step, weight];
      });
  };
  const vectors: Stored["vectors"] = words.map(([title, text]) => [vector(title, 1000), vector(text, 100)]);
  return JSON.stringify({ lang: "x", docs, terms: terms.join(" "), vectors });
}

const search = load(
  index([
    ["a.html", "Waste heat", "Heat that leaves a <kiln> & is lost."],
    ["#use", "Use", "A greenhouse takes what the kiln gives."],
    ["b.html", "Greenhouse", "Tomatoes in winter."],
    ["c.html", "温室", "東京都の工場は余った熱を温室に送ります。"],
    ["d.html", "熱", "京都と東京の工場。"],
  ]),
);
const locations = (query: string): string[][] => search(query).map((group) => group.map((item) => item.location));

test("a word finds by its beginning, and a title weighs more than a text", () => {
  assert.deepEqual(locations("green"), [["b.html"], ["a.html#use", "a.html"]]);
});

test("a page answers where its sections together hold every word", () => {
  assert.deepEqual(locations("lost greenhouse"), [["a.html", "a.html#use"]]);
  assert.deepEqual(search("lost greenhouse")[0]![0]!.terms, { lost: true, greenhouse: true });
});

test("where no page holds every word, any word finds, and what is missing is said", () => {
  const found = search("tomatoes zeppelin");
  assert.deepEqual(found[0]![0]!.terms, { tomatoes: true, zeppelin: false });
});

test("a phrase without spaces finds only the page where it stands whole", () => {
  assert.deepEqual(locations("東京都"), [["c.html"]]);
  assert.deepEqual(locations("余った熱"), [["c.html"]]);
  assert.deepEqual(locations("熱"), [["d.html"], ["c.html"]]);
});

test("what is shown is escaped and what was found is marked", () => {
  assert.equal(
    search("kiln")[0]!.find((item) => item.location === "a.html")!.text,
    "Heat that leaves a &lt;<mark data-md-highlight>kiln</mark>&gt; &amp; is lost.",
  );
});

test("nothing, signs alone and the operators of lunr ask for nothing and break nothing", () => {
  for (const query of ["", "  ", "?!", "*", "title:", "-", "~1", "^"]) assert.deepEqual(search(query), []);
  assert.deepEqual(locations("title:heat +kiln"), [["a.html", "a.html#use"]]);
});

test("an empty index answers with nothing", () => {
  assert.deepEqual(load(index([]))("x"), []);
});
