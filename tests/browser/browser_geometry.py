"""Whether the text of a page can be read where it stands: nothing cut off, nothing upon something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FAULTS = """() => {
  const faults = [], lines = [];
  const words = (node) => node.data.trim().replace(/\\s+/g, " ").slice(0, 40);
  const scrolls = (style) => /auto|scroll/.test(style.overflowX + style.overflowY);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, style, template, [hidden]")) continue;
    if (!parent.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    let own = false;
    for (let clip = parent; clip !== document.body; clip = clip.parentElement) {
      const style = getComputedStyle(clip), edge = clip.getBoundingClientRect();
      if (style.position === "fixed") own = true;
      if (style.overflowX === "visible" && style.clipPath === "none") continue;
      if (edge.width <= 1 || edge.height <= 1) { boxes = []; break; } // for screen readers only
      if (scrolls(style)) own = true; // a box of its own, such as a wide table
      if (own) continue;
      const cut = boxes.some((box) => box.left < edge.left - 1 || box.right > edge.right + 1
        || box.top < edge.top - box.height / 3 || box.bottom > edge.bottom + box.height / 3);
      if (cut) faults.push(`cut off: ${words(node)}`);
    }
    if (own) continue;
    for (const box of boxes) {
      if (box.left < -1 || box.right > innerWidth + 1) faults.push(`outside: ${words(node)}`);
      lines.push([box, node]);
    }
  }
  const meets = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) * 0.4;
  lines.forEach(([box, node], at) => {
    for (const [other, second] of lines.slice(at + 1))
      if (node !== second && meets(box, other)) faults.push(`${words(node)} upon ${words(second)}`);
  });
  const far = document.scrollingElement.scrollWidth;
  if (far > innerWidth) faults.push(`the page is ${far} wide`);
  return [...new Set(faults)];
}"""
"""Looks at each line of text: not at what scrolls in a box of its own, nor at what is fixed over the page."""

_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


def reading_faults(page: Page) -> list[str]:
    """Return what cannot be read where it stands, and whether the page is wider than the window."""
    found: list[str] = page.evaluate(_FAULTS)
    return found


def space_text(page: Page) -> None:
    """Set the spacing of WCAG 2.2, 1.4.12, as a reader's own style sheet does."""
    page.evaluate(_SPACING)
