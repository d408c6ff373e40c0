// The theme writes each result of a search as a link around an article with a heading. The link then has no name,
// and the page has headings that are none. Without these roles the link is called by its text.

const PARTS = "article, h1, h2";

/** Name the results, whenever the list of them changes. */
export function nameResults(): void {
  const list = document.querySelector(".md-search-result__list");
  if (list === null) return;
  new MutationObserver(() => {
    for (const part of list.querySelectorAll(PARTS)) part.setAttribute("role", "none");
  }).observe(list, { childList: true, subtree: true });
}
