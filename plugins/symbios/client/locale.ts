/** Which of the offered language tags serves a reader best, by the order of their wishes; undefined: none. */
export function bestMatch(wishes: readonly string[], offered: readonly string[]): number | undefined {
  const tags = offered.map((tag) => tag.toLowerCase());
  for (const wish of wishes.map((tag) => tag.toLowerCase())) {
    const exact = tags.indexOf(wish);
    if (exact >= 0) return exact;
    const language = wish.split("-")[0] ?? wish;
    const near = tags.findIndex((tag) => tag.split("-")[0] === language);
    if (near >= 0) return near;
  }
  return undefined;
}
