import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, freshSeed, generator, permutation, seedOf, subseed } from "./random";

/** How far `counts` are from being all alike: Pearson's chi-square. */
function chiSquare(counts: Iterable<number>, bins: number): number {
  const all = [...counts];
  const expected = all.reduce((sum, count) => sum + count, 0) / bins;
  const missing = (bins - all.length) * expected;
  return missing + all.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function counted(texts: Iterable<string>): number[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts.values()];
}

const seeds = Array.from({ length: 24_000 }, (_, index) => subseed(index, "test"));

test("a seed gives the same numbers in every browser, for ever", () => {
  const next = generator(1);
  assert.deepEqual([next(), next(), next()], [2693262067, 11749833, 2265367787]);
  assert.equal(seedOf("heat"), 207444139);
  assert.equal(subseed(1, "heat"), seedOf("1:heat"));
  assert.deepEqual(permutation(8, 1), [7, 1, 3, 8, 2, 6, 5, 4]);
  assert.deepEqual(draw(3, 10, 1), [5, 6, 7]);
});

test("nothing and one thing have one order", () => {
  assert.deepEqual(permutation(0, 7), []);
  assert.deepEqual(permutation(1, 7), [1]);
  assert.deepEqual(draw(0, 5, 7), []);
  assert.deepEqual(draw(5, 5, 7), [1, 2, 3, 4, 5]);
  assert.deepEqual(draw(9, 3, 7), [1, 2, 3]);
});

test("each of the 24 orders of four is as likely as any other", () => {
  // 23 degrees of freedom: 49.7 is exceeded by one fair generator in a thousand.
  assert.ok(chiSquare(counted(seeds.map((seed) => permutation(4, seed).join())), 24) < 49.7);
});

test("each of the 20 ways to draw three of six is as likely as any other", () => {
  // 19 degrees of freedom: 43.8 is exceeded by one in a thousand.
  assert.ok(chiSquare(counted(seeds.map((seed) => draw(3, 6, seed).join())), 20) < 43.8);
});

test("seeds that follow each other draw as fairly", () => {
  const orders = Array.from({ length: 24_000 }, (_, seed) => permutation(4, seed).join());
  assert.ok(chiSquare(counted(orders), 24) < 49.7);
});

test("two parts with one seed do not come in the same order", () => {
  const order = (seed: number, part: string): string => permutation(4, subseed(seed, part)).join();
  const alike = seeds.filter((seed) => order(seed, "a") === order(seed, "b"));
  // One in 24 of 24,000, give or take four standard deviations.
  assert.ok(Math.abs(alike.length - 1000) < 125, String(alike.length));
});

test("a fresh seed is a whole number of 32 bits", () => {
  const found = Array.from({ length: 50 }, freshSeed);
  assert.ok(found.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32));
  assert.ok(new Set(found).size > 45);
});
