// Puts numbers and names into the strings of the interface, as the language of the text writes them.

/** Return `text` with each `{name}` replaced by its value; a name that is not given stays. */
export function fill(text: string, values: Readonly<Record<string, number | string>>, lang: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "string" ? value : written(value, lang);
  });
}

/** Return texts as a language joins them: “a, b or c”. */
export function either(texts: readonly string[], lang: string): string {
  try {
    return new Intl.ListFormat(lang, { type: "disjunction" }).format(texts);
  } catch {
    return texts.join(", ");
  }
}

function written(number: number, lang: string): string {
  try {
    return new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(number);
  } catch {
    // A language tag that the browser does not understand must not cost the reader the result.
    return String(number);
  }
}
