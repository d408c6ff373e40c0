// The theme's two overlays, the search and on narrow screens the contents, for readers who use keys:
// the focus is never on something that an overlay covers.

import { listenForSearch } from "./keys";

const NARROW = "(max-width: 76.234375em)"; // where the theme lays the contents over the page

const toggle = (id: string): HTMLInputElement | null => document.querySelector<HTMLInputElement>(`input#${id}`);
const button = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`label[for=${id}][role=button]`);

const drawn = (element: HTMLElement): boolean =>
  element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";

/** What Tab reaches in the open contents. */
function stops(contents: HTMLElement): HTMLElement[] {
  return [...contents.querySelectorAll<HTMLElement>("a[href]")].filter(drawn);
}

/** The field and what was found; the theme takes results out of the order of Tab. */
function found(box: Element): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>("input, li a[href], summary")].filter(
    (stop) => (stop.tagName === "SUMMARY" || stop.closest("details:not([open])") === null) && drawn(stop),
  );
}

/** Keep the focus where the reader sees it; called when the page is there. */
export function keepFocus(): void {
  const drawer = toggle("__drawer");
  const search = toggle("__search");
  const contents = document.querySelector<HTMLElement>(".md-sidebar--primary");
  const box = document.querySelector(".md-search");
  if (drawer === null || search === null || contents === null || box === null) return;
  const covers = (): boolean => drawer.checked && matchMedia(NARROW).matches;
  const tell = (): void => {
    for (const { id, checked } of [drawer, search]) button(id)?.setAttribute("aria-expanded", String(checked));
  };

  listenForSearch(() => {
    if (!search.checked) search.click();
  });

  document.addEventListener("change", ({ target }) => {
    tell();
    if (target === search && search.checked) box.querySelector("input")?.focus();
    if (target === drawer && covers()) stops(contents)[0]?.focus({ preventScroll: true }); // it is still sliding in
  });

  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Node)) return;
    if (search.checked && !box.contains(target)) search.click();
    if (covers() && !contents.contains(target)) drawer.click();
  });

  document.addEventListener(
    "keydown",
    (event) => {
      const { key, target, shiftKey } = event;
      const open = search.checked ? search : covers() ? drawer : null;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (key === " " && target instanceof HTMLLabelElement) {
        event.preventDefault();
        target.click();
      } else if (open !== null && key === "Escape") {
        event.stopPropagation();
        open.click();
        (document.activeElement as HTMLElement | null)?.blur();
        button(open.id)?.focus();
      } else if (open === search && (key === "Tab" || key === "Shift")) {
        event.stopPropagation(); // the theme would close the search before the focus moves
        const all = found(box);
        const at = all.indexOf(document.activeElement as HTMLElement);
        const next = at < 0 || key === "Shift" ? undefined : all[at + (shiftKey ? -1 : 1)];
        if (next === undefined) return; // the browser goes on from here, and leaving closes the search
        event.preventDefault();
        next.focus();
      } else if (open === drawer && key === "Tab") {
        event.preventDefault();
        const all = stops(contents);
        const step = all.indexOf(document.activeElement as HTMLElement) + (shiftKey ? -1 : 1);
        all[(step + all.length) % all.length]?.focus();
      }
    },
    true,
  );
  tell();
}
