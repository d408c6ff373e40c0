// One quiz in practice mode: its questions one by one, what is kept of them, and the points of all together.
import { openStore } from "../store/open";
import type { QuizData, Strings } from "./data";
import { all, button, part } from "./dom";
import { asked } from "./exam";
import { total, type Result } from "./grade";
import { Practice } from "./practice";
import type { QuestionView } from "./question";
import { subseed } from "./random";
import type { Answer } from "./record";
import { QuizState } from "./state";
import { fill } from "./words";

/** A quiz as the element has found it in the page. */
export interface Found {
  readonly element: HTMLElement;
  readonly form: HTMLFormElement;
  readonly quiz: string;
  readonly lang: string;
  readonly data: QuizData;
  readonly strings: Strings;
}

/** What the event `course-quiz-answer` tells; `result` is null where an answer is taken back or changed. */
export interface Answered {
  readonly quiz: string;
  readonly question: string;
  readonly answer: Answer;
  readonly result: Result | null;
}

interface Asked {
  readonly view: QuestionView;
  readonly practice: Practice;
}

export class Exercise {
  readonly #asked = new Map<string, Asked>();
  readonly #score = part("p", "course-quiz__score");
  readonly #kept = part("p", "course-quiz__kept");
  readonly #restart: HTMLButtonElement;
  #state: QuizState | null = null;

  constructor(private readonly found: Found) {
    const { form, quiz, data, strings } = found;
    this.#score.setAttribute("role", "status");
    this.#restart = button("button", strings.restart, () => this.#redraw());
    this.#restart.hidden = true;
    form.append(this.#score, part("div", "course-quiz__buttons", this.#restart), this.#kept);
    void QuizState.open(openStore(), quiz, data.questions).then((state) => {
      this.#state = state;
      state.onKeeps = () => this.#sum();
      this.#arrange();
      for (const each of this.#asked.values()) this.#restore(each);
    });
  }

  /** Let a question be answered. */
  add(view: QuestionView): void {
    const { id } = view.data;
    const tell = (answer: Answer, result: Result | null): void => {
      const detail: Answered = { quiz: this.found.quiz, question: id, answer, result };
      this.found.element.dispatchEvent(new CustomEvent("course-quiz-answer", { bubbles: true, detail }));
      this.#sum();
    };
    const practice = new Practice(view, {
      checked: (answer, result) => {
        this.#state?.checked(id, answer, result);
        tell(answer, result);
      },
      changed: () => tell([], null),
      again: () => {
        this.#state?.again(id);
        tell([], null);
      },
      hint: (seen) => this.#state?.hint(id, seen),
      solution: () => this.#state?.solution(id),
    });
    this.#asked.set(id, { view, practice });
    this.#restore({ view, practice });
  }

  /** Show what is known of a question; where the learner has already begun it, this stays. */
  #restore({ view, practice }: Asked): void {
    const { id } = view.data;
    if (!this.#state || practice.touched || view.fieldset.contains(document.activeElement)) return;
    view.order(subseed(this.#state.seed, id));
    practice.restore(this.#state.question(id));
    this.#sum();
  }

  /** Show the questions that are drawn, in their order; not under the hands of the learner. */
  #arrange(): void {
    const { form, data } = this.found;
    if (form.contains(document.activeElement)) return;
    const drawn = this.#drawn();
    const fieldsets = all(form, "[data-question]");
    const place = ({ dataset }: HTMLElement): number => drawn.indexOf(dataset["question"] ?? "");
    for (const fieldset of fieldsets) fieldset.hidden = place(fieldset) < 0;
    if (data.shuffle === true) this.#score.before(...fieldsets.sort((one, other) => place(one) - place(other)));
  }

  /** The ids of the questions that are asked. */
  #drawn(): string[] {
    const { questions } = this.found.data;
    const places = this.#state ? asked(this.found.data, this.#state.seed) : [...questions.keys()];
    return places.flatMap((place) => questions[place]?.id ?? []);
  }

  /** Begin anew: other questions where the quiz draws them, another order where it has one. */
  #redraw(): void {
    this.#state?.redraw();
    this.#restart.blur();
    this.#arrange();
    for (const each of this.#asked.values()) {
      each.practice.reset();
      this.#restore(each);
    }
    this.#sum();
    this.#asked.get(this.#drawn()[0] ?? "")?.view.focus();
  }

  /** Show the points of the whole, once every question that gives points has been checked, and what is kept. */
  #sum(): void {
    const { data, strings, lang } = this.found;
    const drawn = this.#drawn();
    const results = drawn.flatMap((id) => {
      const one = this.#asked.get(id);
      return one?.view.graded === false ? [] : [one?.practice.result ?? null];
    });
    const known = results.flatMap((result) => result ?? []);
    const worthSaying = known.length > 0 && (drawn.length > 1 || data.pass !== undefined);
    const whole = worthSaying && known.length === results.length;
    this.#restart.hidden = !whole;
    this.#score.textContent = "";
    if (this.#state && known.length > 0) this.#kept.textContent = strings[`kept_${this.#state.keeps}`];
    if (!whole) return;
    const { points, max, percent, passed } = total(known, data.pass ?? 0);
    const lines = [fill(strings.score, { points, max, percent }, lang)];
    if (data.pass !== undefined) {
      lines.push(passed ? strings.passed : fill(strings.failed, { percent: data.pass }, lang));
    }
    this.#score.textContent = `${lines.join(". ")}.`;
  }
}
