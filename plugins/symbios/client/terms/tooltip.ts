// Shows what a glossary term means where it stands in the text: on hover, on keyboard focus, at the first touch (the
// second follows the link). The meanings come from the list of the page's terms, which the compiler wrote and which
// is what readers without script and readers of the print have.
//
// WCAG 2.2, 1.4.13: Esc takes the tooltip away and leaves the focus where it is, the pointer can move onto it, and
// it stays until hover and focus are gone.
import { made, put } from "./box";

interface Tip {
  readonly link: HTMLElement;
  readonly box: HTMLElement;
}

const SHOW = 150; // milliseconds: passing over a word shows nothing
const HIDE = 250; // time to move from the word onto the tooltip

/** The tooltips of a page, of which at most one is shown. */
class Tooltips {
  readonly #tips: Tip[] = [];
  #shown: Tip | undefined;
  #dismissed: Tip | undefined; // with Esc, while its word has the focus
  #held = false; // by a pointer on the word or on the tooltip
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    document.addEventListener("pointerdown", ({ target }) => this.#press(target as Node));
    document.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      this.#dismissed = this.#shown;
      this.#hide();
    });
    window.addEventListener("resize", () => this.#shown && put(this.#shown.box, this.#shown.link));
  }

  /** Give the `links` of one term its tooltip. */
  add(box: HTMLElement, links: readonly HTMLElement[]): void {
    this.#hover(box, () => clearTimeout(this.#timer));
    for (const link of links) {
      const tip = { link, box };
      this.#tips.push(tip);
      link.setAttribute("aria-describedby", box.id);
      this.#hover(link, (event) => {
        if (this.#shown === tip) clearTimeout(this.#timer);
        else this.#later(() => this.#show(tip, event), SHOW);
      });
      this.#focus(tip);
      this.#touch(tip);
    }
  }

  #show(tip: Tip, pointer?: PointerEvent): void {
    this.#hide();
    this.#shown = tip;
    tip.box.hidden = false;
    put(tip.box, tip.link, pointer);
  }

  #hide(): void {
    clearTimeout(this.#timer);
    if (this.#shown) this.#shown.box.hidden = true;
    this.#shown = undefined;
  }

  #later(act: () => void, time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, time);
  }

  /** The pointer is gone: what is left is the tooltip of the word with the focus. */
  #settle(): void {
    const focused = this.#tips.find((tip) => tip.link === document.activeElement && tip !== this.#dismissed);
    if (focused) this.#show(focused);
    else this.#hide();
  }

  #hover(element: HTMLElement, enter: (event: PointerEvent) => void): void {
    const listen = (type: "pointerenter" | "pointerleave", act: (event: PointerEvent) => void): void =>
      element.addEventListener(type, (event) => {
        if (event.pointerType === "touch") return;
        this.#held = type === "pointerenter";
        act(event);
      });
    listen("pointerenter", enter);
    listen("pointerleave", () => this.#later(() => this.#settle(), HIDE));
  }

  #focus(tip: Tip): void {
    tip.link.addEventListener("focus", () => {
      this.#dismissed = undefined;
      this.#show(tip);
    });
    tip.link.addEventListener("blur", () => {
      if (this.#shown === tip && !this.#held) this.#hide();
    });
  }

  #touch(tip: Tip): void {
    let first = false; // a finger that did not find the tooltip open
    tip.link.addEventListener("pointerdown", ({ pointerType }) => {
      first = pointerType === "touch" && this.#shown !== tip;
    });
    tip.link.addEventListener("pointercancel", () => (first = false));
    tip.link.addEventListener("click", (event) => {
      if (first) {
        event.preventDefault();
        this.#show(tip);
      }
      first = false;
    });
  }

  /** A press on the tooltip keeps it, one elsewhere than on it and its word takes it away. */
  #press(target: Node): void {
    if (this.#shown === undefined) return;
    this.#held = this.#shown.box.contains(target);
    if (!this.#held && !this.#shown.link.contains(target)) this.#hide();
  }
}

/** Give every term of the page its tooltip, and open the list of them while the page is printed. */
export function explainTerms(): void {
  const list = document.querySelector<HTMLElement>(".course-terms");
  if (list === null) return;
  const tooltips = new Tooltips();
  const links = [...document.querySelectorAll<HTMLElement>("a.course-term")];
  for (const [index, entry] of [...list.querySelectorAll<HTMLElement>("dl > [data-term]")].entries()) {
    const box = made(entry, index + 1);
    list.after(box); // in the text's own language and direction
    tooltips.add(box, links.filter((link) => link.dataset["term"] === entry.dataset["term"]));
  }
  const folded = list.querySelector("details");
  folded?.removeAttribute("open"); // without script it stays open, so that it is printed in any case
  window.addEventListener("beforeprint", () => folded?.setAttribute("open", ""));
  window.addEventListener("afterprint", () => folded?.removeAttribute("open"));
}
