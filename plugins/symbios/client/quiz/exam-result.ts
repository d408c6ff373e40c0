// What stands at the top of an exam that was handed in: the points, by learning outcome, and by question.
import { part } from "./dom";
import { byOutcome, type ExamData, type Marked } from "./exam";
import type { ExamStrings } from "./exam-strings";
import { total, type Result } from "./grade";
import { fill } from "./words";

/** One question; `name` is its number, as a link to it where it may be looked at. */
export interface Row extends Marked<Result> {
  readonly name: HTMLElement | string;
}

const SIGNS = { right: "✓", wrong: "✗", partly: "◐", noted: "–", exam_unanswered: "–" } as const;

/** Return the parts of the result, in their order. */
export function resultParts(
  rows: readonly Row[],
  data: ExamData,
  late: boolean,
  strings: ExamStrings,
  lang: string,
): HTMLElement[] {
  const { points, max, percent, passed } = total(rows.map(({ result }) => result), data.pass ?? 0);
  const words = (key: keyof ExamStrings, numbers: Record<string, number>): string => fill(strings[key], numbers, lang);
  const lines = [`${words("score", { points, max, percent })}.`];
  if (data.pass !== undefined) lines.push(`${passed ? strings.passed : words("failed", { percent: data.pass })}.`);
  const outcomes = byOutcome(data, rows).map(({ outcome, ...sum }) => {
    const html = data.outcomes?.[outcome];
    const name = part("span", "", html === undefined ? strings.exam_other : "");
    if (html !== undefined) name.innerHTML = html;
    return [name, words("exam_of", { points: sum.points, max: sum.max })];
  });
  const questions = rows.map((row) => {
    const { points, max } = row.result;
    return [row.name, verdictOf(row, strings), max > 0 ? words("exam_of", { points, max }) : "–"];
  });
  const { exam_by_outcome, exam_outcome, exam_points, exam_by_question, exam_question, exam_verdict } = strings;
  return [
    ...(late ? [part("p", "", strings.exam_late)] : []),
    part("p", "course-quiz__score", lines.join(" ")),
    ...(data.outcomes ? [table(exam_by_outcome, [exam_outcome, exam_points], outcomes)] : []),
    table(exam_by_question, [exam_question, exam_verdict, exam_points], questions),
    ...(data.review === false ? [part("p", "", strings.exam_no_review)] : []),
  ];
}

/** Say how good an answer is, with a sign for the eye. */
function verdictOf({ answer, result }: Row, strings: ExamStrings): HTMLElement {
  return signed(verdict(answer !== null, result), strings);
}

/** Return a verdict with its sign. */
export function signed(key: keyof typeof SIGNS, strings: ExamStrings): HTMLElement {
  const sign = part("span", "course-quiz__sign", SIGNS[key]);
  sign.setAttribute("aria-hidden", "true");
  return part("span", "", sign, " ", strings[key]);
}

function verdict(answered: boolean, { points, max, correct }: Result): keyof typeof SIGNS {
  if (!answered) return "exam_unanswered";
  if (max === 0) return "noted";
  if (correct) return "right";
  return points > 0 ? "partly" : "wrong";
}

/** Return a table; the first cell of each row is its head. */
function table(caption: string, heads: readonly string[], rows: readonly (HTMLElement | string)[][]): HTMLElement {
  const head = heads.map((words) => {
    const cell = part("th", "", words);
    cell.scope = "col";
    return cell;
  });
  const lines = rows.map(([first = "", ...rest]) => {
    const cell = part("th", "", first);
    cell.scope = "row";
    return part("tr", "", cell, ...rest.map((each) => part("td", "", each)));
  });
  return part(
    "table",
    "course-quiz__table",
    part("caption", "", caption),
    part("thead", "", part("tr", "", ...head)),
    part("tbody", "", ...lines),
  );
}
