// What learners write, made plain; the twin of quiz/grading/written.py.

const spaces = /[\t-\r \x85\u1680\u2028\u2029]+/g;
const unseen = /[\u00ad\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;

/** Whether an answer is longer than 500 characters: more than is worth reading. */
export function tooLong(text: string): boolean {
  return text.length > 1000 || (text.length > 500 && [...text].length > 500);
}

/** Return `text` with each run of white space as one space. */
export function singleSpaces(text: string): string {
  return text.replace(spaces, " ");
}

/** Return `text`, in which no two spaces stand together, without those at its ends. */
export function trimmed(text: string): string {
  return text.replace(/^ | $/g, "");
}

/** Return `text` without what cannot be seen, such as the marks of the direction of writing. */
export function seen(text: string): string {
  return text.replace(unseen, "");
}
