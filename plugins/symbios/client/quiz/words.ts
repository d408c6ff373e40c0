// Puts numbers into the strings of the interface, as the language of the text writes them.

/** Return `text` with each `{name}` replaced by its number; a name that is not given stays. */
export function fill(text: string, numbers: Readonly<Record<string, number>>, lang: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const number = numbers[name];
    return number === undefined ? whole : written(number, lang);
  });
}

function written(number: number, lang: string): string {
  try {
    return new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(number);
  } catch {
    // A language tag that the browser does not understand must not cost the reader the result.
    return String(number);
  }
}
