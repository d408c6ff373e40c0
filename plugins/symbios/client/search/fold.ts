// Folds text so that what is typed plainly finds what is written with all its marks; the twin of fold.py, by
// the same table.
import rows from "../../fold_table.json";

const table = new Map<string, string>();
for (const [folded, characters] of Object.entries(rows)) {
  for (const [, first, last] of characters.matchAll(/(.)(?:-(.))?/gsu)) {
    const end = (last ?? first)!.codePointAt(0)!;
    for (let code = first!.codePointAt(0)!; code <= end; code++) table.set(String.fromCodePoint(code), folded);
  }
}

/** Return `text` without case, diacritics, typographic forms and invisible characters. */
export function fold(text: string): string {
  let folded = "";
  for (const character of text.normalize("NFKD")) folded += table.get(character) ?? character;
  return folded.normalize("NFC");
}
