// Puts questions and choices in another order.

/** Return `items` in random order (Fisher and Yates); `random` gives numbers from 0 up to, not with, 1. */
export function shuffled<T>(items: readonly T[], random: () => number = Math.random): T[] {
  const rest = [...items];
  const found: T[] = [];
  while (rest.length > 0) found.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return found;
}
