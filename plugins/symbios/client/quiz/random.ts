// Order by chance that can be made again: the same seed gives the same order, in every browser and after a reload.
//
// The generator is mulberry32 by Tommy Ettinger, its seeds come from texts by xmur3 by bryc; both are in the public
// domain (https://github.com/bryc/code/blob/master/jshash/PRNGs.md). They are good for shuffling, not for secrets.

const WHOLE = 2 ** 32;

/** Return a generator of whole numbers from 0 to 2³² − 1. */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Return the seed that belongs to a text, from 0 to 2³² − 1. */
export function seedOf(text: string): number {
  let hash = 1779033703 ^ text.length;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Return the seed of one part, so that parts with one seed do not all come in the same order. */
export function subseed(seed: number, part: string): number {
  return seedOf(`${seed}:${part}`);
}

/** Return a seed that nobody can foresee. */
export function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] as number;
}

/** Return the numbers from 1 to `n` in an order that `seed` decides; each order is as likely as any other. */
export function permutation(n: number, seed: number): number[] {
  const next = generator(seed);
  const numbers = Array.from({ length: n }, (_, index) => index + 1);
  for (let last = n - 1; last > 0; last--) {
    const chosen = below(last + 1, next);
    [numbers[last], numbers[chosen]] = [numbers[chosen] as number, numbers[last] as number];
  }
  return numbers;
}

/** Return `n` of the numbers from 1 to `of`, the smallest first; each choice is as likely as any other. */
export function draw(n: number, of: number, seed: number): number[] {
  return permutation(of, seed).slice(0, n).sort((one, other) => one - other);
}

/** Return a whole number from 0 up to, not with, `bound`; what would favour small numbers is thrown again. */
function below(bound: number, next: () => number): number {
  const fair = WHOLE - (WHOLE % bound);
  for (;;) {
    const thrown = next();
    if (thrown < fair) return thrown % bound;
  }
}
