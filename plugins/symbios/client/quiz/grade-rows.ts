// Grades what is arranged: items matched or sorted to targets, and items put in order; the twin of
// quiz/grading/rows.py.
import { entries, isWhole, type Mark, type MatchingKey, type OrderingKey, type Result, worth } from "./grade";

/** Return what the targets of the items are worth; what is no target counts as none. */
export function gradeMatching(key: MatchingKey, answer: unknown): Result {
  const given = entries(answer);
  const marks = key.right.map((target, index): Mark => {
    const chosen = given[index];
    if (!isWhole(chosen, 1, key.targets)) return "missed";
    return chosen === target ? "right" : "wrong";
  });
  const hits = marks.filter((mark) => mark === "right").length;
  const misses = marks.filter((mark) => mark === "wrong").length;
  const items = marks.length;
  const counted = Math.max(0, key.penalty === true ? hits - misses : hits);
  const share = items > 0 && key.partial !== false ? counted / items : 0;
  return worth(key.points, share, items > 0 && hits === items, marks);
}

/** Return what the order of the items is worth; an item that stands twice counts where it stands first. */
export function gradeOrdering(key: OrderingKey, answer: unknown): Result {
  const { items, partial } = key;
  const order = [...new Set(entries(answer))].filter((item): item is number => isWhole(item, 1, items));
  const correct = items > 0 && order.length === items && order.every((item, index) => item === index + 1);
  const [share, marks] = partial === "pairs" ? byPairs(order, items) : bySubsequence(order, items);
  return worth(key.points, partial === undefined ? 0 : share, correct, marks);
}

type Judged = [share: number, marks: Mark[]];

/** Return (L - 1) / (items - 1), L being the length of the longest ascending subsequence (K. Amma). */
export function bySubsequence(order: readonly number[], items: number): Judged {
  const longest = longestAscending(order);
  const counts = longest.length >= Math.min(2, items);
  const marks = numbered(items).map((number): Mark => {
    if (counts && longest.includes(number)) return "right";
    return order.includes(number) ? "wrong" : "missed";
  });
  return [Math.max(0, longest.length - 1) / Math.max(1, items - 1), marks];
}

/** Return the longest ascending subsequence of `order`; of several the one whose places come first. */
export function longestAscending(order: readonly number[]): number[] {
  const lengths = order.map(() => 1);
  for (let start = order.length - 1; start >= 0; start--) {
    const rest = lengths.filter((_, at) => at > start && order[at]! > order[start]!);
    lengths[start] = 1 + Math.max(0, ...rest);
  }
  const found: number[] = [];
  let left = Math.max(0, ...lengths);
  for (const [at, number] of order.entries()) {
    if (lengths[at] !== left || number <= (found.at(-1) ?? 0)) continue;
    found.push(number);
    left--;
  }
  return found;
}

/** Return Kendall's tau, the pairs in the right order less those in the wrong one by all pairs, but not below 0. */
function byPairs(order: readonly number[], items: number): Judged {
  const good = new Map<number, number>();
  const bad = new Map<number, number>();
  let tau = 0;
  for (const [place, before] of order.entries()) {
    for (const after of order.slice(place + 1)) {
      const side = before < after ? good : bad;
      for (const number of [before, after]) side.set(number, (side.get(number) ?? 0) + 1);
      tau += before < after ? 1 : -1;
    }
  }
  const marks = numbered(items).map((number): Mark => {
    if (!order.includes(number)) return "missed";
    const count = good.get(number) ?? 0;
    if (!bad.has(number) && count === items - 1) return "right";
    return count > 0 ? "partly" : "wrong";
  });
  return [Math.max(0, tau) / Math.max(1, (items * (items - 1)) / 2), marks];
}

function numbered(items: number): number[] {
  return Array.from({ length: items }, (_, index) => index + 1);
}
