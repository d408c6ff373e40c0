// Cuts text into the words that search compares; the twin of search/text.py, by the same character sets.
import sets from "../../search/characters.json";
import { fold } from "../fold";

const { marks, separators, unspaced } = sets;
const word = new RegExp(`([${unspaced}]+)|[^${separators}${unspaced}]+`, "gu");
const character = new RegExp(`[^${marks}][${marks}]*|[${marks}]+`, "gu");
const unspacedOnly = new RegExp(`^[${unspaced}]+$`, "u");

/** Return the words of folded text with their places, a run of an unspaced script being one word. */
export function words(folded: string): (RegExpMatchArray & { index: number })[] {
  return [...folded.matchAll(word)] as (RegExpMatchArray & { index: number })[];
}

/** Return a run of an unspaced script as pairs of neighbours and its last character: 東京都 → 東京, 京都, 都. */
export function pairs(run: string): string[] {
  const parts = run.match(character) ?? [];
  return parts.map((part, index) => part + (parts[index + 1] ?? ""));
}

/** Return the folded words of `text`, in order. */
export function tokens(text: string): string[] {
  return words(fold(text)).flatMap((match) => (match[1] === undefined ? [match[0]] : pairs(match[1])));
}

/** Whether folded text is of a script written without spaces. */
export function isUnspaced(text: string): boolean {
  return unspacedOnly.test(text);
}
