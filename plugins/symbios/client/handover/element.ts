// The element `course-handover`: the one way by which a reader hands something over. Nothing is sent by itself; the
// reader sees the whole text before it leaves, and chooses the way: copy, save as a file, share, a mail, an issue.
//
// What the compiler writes (learner/handover.py) and this script relies on:
//
//   <course-handover>
//     <p class="course-handover__plain">     optional, for readers without script alone: taken away
//     …where to write…
//     <script type="application/json">       the data, `Data` below, with the strings of the interface
//   </course-handover>
//
// The facts that go along are the compiler's alone: title, language and address inside the site; never the address
// in the browser, which on a disk holds the names of the reader's folders.
import { draft, type Draft } from "./draft";

type Way = "copy" | "save" | "share" | "mail" | "issue";

interface Data extends Readonly<Record<Way, string>> {
  /** Unique in the page. */
  readonly id: string;
  /** The subject of a mail or an issue. */
  readonly title: string;
  /** Stands above the field for the reader's words. */
  readonly question: string;
  /** Lines that go along. */
  readonly facts: string;
  /** The name of a saved file. */
  readonly file: string;
  /** URLs with `{title}` and `{body}`, where the course takes mails and issues. */
  readonly to: Readonly<Partial<Record<"mail" | "issue", string>>>;
  readonly whole: string;
  readonly copied: string;
  readonly saved: string;
  readonly shared: string;
  readonly failed: string;
  readonly draft: string;
  readonly long: string;
  readonly attached: string;
}

/** The highest lengths of an address: some mail programs cut longer ones, GitHub refuses those over about 8,000. */
const LIMITS = { mail: 1800, issue: 6000 } as const;

export class CourseHandover extends HTMLElement {
  readonly #words = made("textarea", "course-handover__words");
  readonly #shown = made("pre", "course-handover__text");
  readonly #status = made("p", "course-handover__status");

  connectedCallback(): void {
    const block = this.querySelector("script");
    if (block === null) return;
    const data = JSON.parse(block.textContent ?? "") as Data;
    block.remove();
    this.querySelector(".course-handover__plain")?.remove();
    this.#words.id = `handover--${data.id}`;
    this.#words.rows = 5;
    this.#words.autocomplete = "off";
    this.#status.setAttribute("role", "status");
    const label = made("label", "course-handover__label", data.question);
    label.htmlFor = this.#words.id;
    const ways = made("div", "course-handover__ways");
    ways.append(...this.#buttons(data), ...this.#drafts(data));
    const whole = made("p", "course-handover__label", data.whole);
    this.prepend(label, this.#words, whole, this.#shown, ways, this.#status);
    const show = (): void => void (this.#shown.textContent = this.#text(data));
    this.#words.addEventListener("input", show);
    show();
  }

  /** All that is handed over. */
  #text({ facts }: Data): string {
    return [facts, this.#words.value.trim()].filter(Boolean).join("\n\n");
  }

  #buttons(data: Data): HTMLElement[] {
    const share = async (text: string): Promise<void> => navigator.share({ title: data.title, text });
    const ways = [
      this.#button("copy", data, data.copied, (text) => copy(text, this.#shown)),
      this.#button("save", data, data.saved, (text) => save(text, data.file)),
    ];
    if ("share" in navigator) ways.push(this.#button("share", data, data.shared, share));
    return ways;
  }

  #button(way: Way, data: Data, done: string, act: (text: string) => Promise<void> | void): HTMLElement {
    const button = made("button", "course-button", data[way]);
    button.type = "button";
    button.addEventListener("click", async () => {
      try {
        await act(this.#text(data));
        this.#say(done, data);
      } catch (error) {
        // Who closes the sheet for sharing knows it.
        if ((error as Error).name !== "AbortError") this.#say(data.failed, data);
      }
    });
    return button;
  }

  /** The links to drafts, the public one last. */
  #drafts(data: Data): HTMLElement[] {
    return (["mail", "issue"] as const).flatMap((way) => {
      const pattern = data.to[way];
      if (pattern === undefined) return [];
      const link = made("a", "course-button", data[way]);
      const filled = (): Draft => {
        const { title, facts, file, attached } = data;
        const attach = attached.replace("{file}", file);
        return draft(pattern, LIMITS[way], { title, facts, text: this.#text(data), attach });
      };
      const update = (): void => void (link.href = filled().href);
      if (way === "issue") [link.target, link.rel] = ["_blank", "noopener noreferrer"];
      this.#words.addEventListener("input", update);
      update();
      link.addEventListener("click", () => {
        const { whole } = filled();
        if (!whole) save(this.#text(data), data.file);
        this.#say(whole ? data.draft : data.long, data);
      });
      return [link];
    });
  }

  #say(message: string, { file }: Data): void {
    this.#status.textContent = "";
    // Later, so that the same words are read out again.
    setTimeout(() => (this.#status.textContent = message.replace("{file}", file)), 50);
  }
}

function made<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/** Copy a text; where the browser offers no clipboard, by marking `shown`, which then stays marked. */
async function copy(text: string, shown: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection()?.selectAllChildren(shown);
    if (!document.execCommand("copy")) throw new Error("not copied");
  }
}

/** Let the browser save a text as a file. */
function save(text: string, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text, "\n"], { type: "text/plain;charset=utf-8" }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
