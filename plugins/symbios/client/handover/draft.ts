// Addresses that open a draft elsewhere, in a mail program or a repository, already filled in. They must be
// short: mail programs and browsers cut long ones without a word.

export interface Draft {
  readonly href: string;
  /** Whether the whole text is in the draft; else the draft asks to attach the file. */
  readonly whole: boolean;
}

/** What a draft may hold, from all of it to what must be said at least. */
export interface Words {
  readonly title: string;
  readonly facts: string;
  readonly text: string;
  readonly attach: string;
}

/** Return a text as part of an address; half a character becomes a sign for it, where encoding would throw. */
function encoded(text: string): string {
  const whole = new TextDecoder().decode(new TextEncoder().encode(text));
  return encodeURIComponent(whole.replace(/\r?\n/g, "\r\n"));
}

/** Return `pattern` with `{title}` and `{body}` filled in, at most `limit` characters long. */
export function draft(pattern: string, limit: number, words: Words): Draft {
  const { title, facts, text, attach } = words;
  const filled = (subject: string, body: string): string =>
    pattern.replace("{title}", encoded(subject)).replace("{body}", encoded(body));
  const all = filled(title, text);
  if (all.length <= limit) return { href: all, whole: true };
  const shorter = [filled(title, `${facts}\n\n${attach}`), filled(title, attach)];
  return { href: shorter.find((href) => href.length <= limit) ?? filled("", attach), whole: false };
}
