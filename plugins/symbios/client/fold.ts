// Folds text so that what is typed plainly finds, and equals, what is written with all its marks; the twin of
// fold.py, by the same table.
import rows from "../fold_table.json";

const table = new Map<string, string>();
for (const [folded, characters] of Object.entries(rows)) {
  for (const [, first, last] of characters.matchAll(/(.)(?:-(.))?/gsu)) {
    const begin = first!.codePointAt(0)!;
    // In the row “digits” each character is a zero with nine digits behind it; in “lower” each becomes its own
    // small letter.
    const end = folded === "digits" ? begin + 9 : (last ?? first)!.codePointAt(0)!;
    for (let code = begin; code <= end; code++) {
      const character = String.fromCodePoint(code);
      const small = folded === "lower" ? character.toLowerCase() : folded;
      const becomes = folded === "digits" ? String(code - begin) : small;
      if (becomes !== character) table.set(character, becomes);
    }
  }
}

const unseen = /[\u00ad\u00b7\u0640\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/;

/** Return `text` without case, diacritics, typographic forms and invisible characters. */
export function fold(text: string): string {
  return exchanged(text, (_, folded) => folded);
}

/** Return `text` folded but for what must stay: `case`, capitals and small letters; `diacritics`, signs on letters. */
export function foldKeeping(text: string, keepCase: boolean, diacritics: boolean): string {
  if (!keepCase && !diacritics) return fold(text);
  return exchanged(text, (character, folded) => {
    if (folded === "") return diacritics && !unseen.test(character) ? character : "";
    if (/^[ '"\-0-9]$/.test(folded)) return folded;
    const small = character.toLowerCase();
    if (!diacritics) return small === character ? folded : folded.toUpperCase();
    if (keepCase) return character;
    return small === "ς" ? "σ" : small;
  });
}

function exchanged(text: string, exchange: (character: string, folded: string) => string): string {
  let result = "";
  for (const character of text.normalize("NFKD")) {
    const folded = table.get(character);
    result += folded === undefined ? character : exchange(character, folded);
  }
  return result.normalize("NFC");
}
