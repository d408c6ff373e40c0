// The theme puts each table into a box that scrolls sideways, and each formula that stands alone has one of ours.
// Where the content is wider than its box, the keyboard must reach it, and a screen reader must say what it is.

const BOX = ".md-typeset__scrollwrap, .course-formula";

/** The words of the last heading before an element, without the sign that links to it. */
function headingBefore(element: HTMLElement, article: HTMLElement): string {
  const before = [...article.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const heading = before.pop()?.cloneNode(true) as Element | undefined;
  for (const sign of heading?.querySelectorAll("[aria-hidden]") ?? []) sign.remove();
  return heading?.textContent?.trim() ?? "";
}

/** Make boxes that scroll a stop for Tab, and only those; called when the page is there. */
export function reachWideTables(): void {
  const article = document.querySelector("article");
  if (article === null) return;
  const fit = (box: HTMLElement): void => {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", headingBefore(box, article));
    } else for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
  };
  const sizes = new ResizeObserver((changes) => {
    for (const { target } of changes) fit(target as HTMLElement);
  });
  const found = (): void => {
    for (const box of article.querySelectorAll(BOX)) sizes.observe(box);
  };
  const watch = new MutationObserver(found);
  watch.observe(article, { childList: true, subtree: true });
  window.addEventListener("load", () => {
    found();
    watch.disconnect();
  });
}
