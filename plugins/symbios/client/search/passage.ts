// Shows where a document answers: a passage of its text, escaped, with the words that were found marked.
import { fold } from "../fold";
import { isUnspaced, words } from "./text";

type Span = [start: number, end: number, what: string];

const length = 220;
const lead = 60;
const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const folded = new Map<string, string>();

function foldOne(character: string): string {
  let found = folded.get(character);
  if (found === undefined) folded.set(character, (found = fold(character)));
  return found;
}

/** Return `text` folded character by character, and for each place in it the place in `text`. */
function trace(text: string): [string, number[]] {
  let result = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldOne(character);
    for (let unit = 0; unit < piece.length; unit++) places.push(at);
    result += piece;
    at += character.length;
  }
  places.push(at);
  return [result, places];
}

/** Return where the wanted words (by their beginning) and unspaced runs (anywhere) stand in `text`. */
function spans(text: string, wanted: readonly string[]): Span[] {
  const [plain, places] = trace(text);
  const found: Span[] = [];
  for (const match of words(plain)) {
    const word = match[0];
    for (const want of wanted) {
      if (!isUnspaced(want)) {
        if (word.startsWith(want)) found.push([places[match.index]!, places[match.index + word.length]!, want]);
        continue;
      }
      for (let at = word.indexOf(want); at >= 0; at = word.indexOf(want, at + want.length)) {
        found.push([places[match.index + at]!, places[match.index + at + want.length]!, want]);
      }
    }
  }
  return found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!);
}

function marked(text: string, found: readonly Span[], from: number, to: number): string {
  let html = "";
  let at = from;
  for (const [start, end] of found) {
    if (start < at || end > to) continue;
    html += `${escape(text.slice(at, start))}<mark data-md-highlight>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escape(text.slice(at, to));
}

/** Return the whole of `text` as HTML with the wanted words marked. */
export function highlight(text: string, wanted: readonly string[]): string {
  return marked(text, spans(text, wanted), 0, text.length);
}

/** Return as HTML the part of `text` in which most of the wanted words stand together. */
export function passage(text: string, wanted: readonly string[]): string {
  const found = spans(text, wanted);
  let best = 0;
  let start = 0;
  found.forEach(([first], index) => {
    const near = new Set<string>();
    for (let other = index; other < found.length && found[other]![1] <= first + length - lead; other++) {
      near.add(found[other]![2]);
    }
    if (near.size > best) [best, start] = [near.size, first];
  });
  const from = start <= lead ? 0 : edge(text, start - lead, start);
  const to = from + length >= text.length ? text.length : edge(text, from + length - lead, from + length, true);
  return (from > 0 ? "… " : "") + marked(text, found, from, to) + (to < text.length ? " …" : "");
}

/** Return a place between `from` and `to` that cuts no word, the first or the last such; else `to` or `from`. */
function edge(text: string, from: number, to: number, last = false): number {
  const space = last ? text.lastIndexOf(" ", to) : text.indexOf(" ", from) + 1;
  if (space > from && space <= to) return space;
  const place = last ? to : from;
  // Not between the two halves of a character beyond the basic plane.
  return /[\udc00-\udfff]/.test(text.charAt(place)) ? place + 1 : place;
}
