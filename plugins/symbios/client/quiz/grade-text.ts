// Grades what is written: a short text, and the gaps of a text; the twin of quiz/grading/text.py.
import { foldKeeping } from "../fold";
import {
  type Apart,
  type ClozeKey,
  entries,
  type GapKey,
  isWhole,
  type Mark,
 
  type Result,
  type TextKey,
  worth,
} from "./grade";
import { compiled, fits } from "./pattern";
import { singleSpaces, tooLong, trimmed } from "./written";

/** Return what a short text is worth; the first pattern that fits counts. */
export function gradeText(key: TextKey, answer: unknown): Result {
  const patterns = key.accept.map(([pattern]) => pattern);
  const matched = typeof answer === "string" ? placeOf(key, patterns, answer) : 0;
  const share = key.accept[matched - 1]?.[1] ?? 0;
  return worth(key.points, share, share >= 1, [], matched);
}

/** Return what the gaps are worth, each as much as the other. */
export function gradeCloze(key: ClozeKey, answer: unknown): Result {
  const given = entries(answer);
  const marks = key.gaps.map((gap, index) => markOf(key, gap, given[index]));
  const hits = marks.filter((mark) => mark === "right").length;
  const gaps = marks.length;
  return worth(key.points, gaps > 0 && key.partial !== false ? hits / gaps : 0, gaps > 0 && hits === gaps, marks);
}

function markOf(key: ClozeKey, gap: GapKey, given: unknown): Mark {
  if ("of" in gap) {
    if (!isWhole(given, 1, gap.of)) return "missed";
    return given === 1 ? "right" : "wrong";
  }
  if (typeof given !== "string" || (!tooLong(given) && trimmed(plain(key, given)) === "")) return "missed";
  return placeOf(key, gap.accept, given) > 0 ? "right" : "wrong";
}

/** Return the place of the first pattern that fits, from 1; 0 where none does. */
function placeOf(key: Apart, patterns: readonly string[], given: string): number {
  if (tooLong(given)) return 0;
  const text = trimmed(plain(key, given));
  const texts = text === "" ? [] : [text];
  if (/[^ ] *[.。۔।]$/u.test(text)) texts.push(trimmed(text.slice(0, -1)));
  const found = patterns.findIndex((pattern) => {
    const states = compiled(pattern, (part) => plain(key, part));
    return texts.some((one) => fits(states, one));
  });
  return found + 1;
}

function plain(key: Apart, text: string): string {
  return singleSpaces(foldKeeping(text.replace(/´/g, "'"), key.case === true, key.diacritics === true));
}
