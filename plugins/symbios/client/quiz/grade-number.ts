// Reads numbers as learners write them, with their units, and grades them; the twin of quiz/grading/number.py.
import { type NumberKey, type Result, worth } from "./grade";
import { seen, singleSpaces, tooLong, trimmed } from "./written";

export type Reading = readonly [value: number, unit: string];

/** The zeros of the decimal digits of all scripts in Unicode 14, but those that NFKC makes plain. */
const zeros =
  "660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 " +
  "1b50 1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 10d30 11066 110f0 11136 111d0 112f0 " +
  "11450 114d0 11650 116c0 11730 118e0 11950 11c50 11d50 11da0 16a60 16ac0 16b50 1e140 1e2f0 1e950";
/** What is exchanged before NFKC, which would tear it apart, and after. */
const before = new Map([
  ["\xb4", "'"],
  ["\xba", "\xb0"],
  ["\u02da", "\xb0"],
]);
for (const zero of zeros.split(" ")) {
  for (let digit = 0; digit < 10; digit++) before.set(String.fromCodePoint(parseInt(zero, 16) + digit), `${digit}`);
}
const after = new Map([
  ...[..."\u2010\u2012\u2013\u2014\u2212"].map((sign) => [sign, "-"] as const),
  ...[..."\u2044\u2215"].map((sign) => [sign, "/"] as const),
  ...[..."`\u02b9\u02bc\u2018\u2019\u2032"].map((sign) => [sign, "'"] as const),
  ["\u066a", "%"],
  ["\u060c", ","],
]);

// Each of these is tried at one place only and reads forward: none can become slow.
const head = /(?:[=≈~] ?)?([-+]?) ?([^-+0-9.,\u066b]*)([-+]?) ?/y;
const fraction = /(?:([0-9]{1,15}) )?([0-9]{1,15}) ?\/ ?([0-9]{1,15})(?![0-9.,\u066b])/y;
const ten = /10(?:\^|\*\*)([-+]?[0-9]{1,3})(?![0-9])/y;
const run = /[.,\u066b]?[0-9]+(?:[.,\u066b\u066c' ][0-9]+)*/y;
const power = /[eE]([-+]?[0-9]{1,3})(?![0-9])| ?[xX×✕*·⋅∙] ?10(?:\^|\*\*)([-+]?[0-9]{1,3})(?![0-9])/y;
const prefix = /^[mM](?:[A-Z]|[a-z]$)/;
/** How far beyond an end a number may be, as a share of that end: converting units is not exact. */
const near = 1e-9;

/** Return what a written number is worth; the first interval that holds a reading of it counts. */
export function gradeNumber(key: NumberKey, answer: unknown): Result {
  const values = typeof answer === "string" ? valuesOf(key, answer) : [];
  for (const [index, [low, high, share]] of key.accept.entries()) {
    const least = low - Math.abs(low) * near;
    const most = high + Math.abs(high) * near;
    if (values.some((value) => least <= value && value <= most)) {
      return worth(key.points, share, share >= 1, [], index + 1);
    }
  }
  return worth(key.points, 0, false);
}

/** Say what keeps an answer from being graded: it is no number, or no name means its unit; null: nothing does. */
export function unreadable({ units = {} }: NumberKey, answer: string): "number" | "unit" | null {
  const [first] = readNumber(answer);
  if (first === undefined) return "number";
  return first[1] !== "" && unitFactor(units, first[1]) === null ? "unit" : null;
}

/** Return what the answer may mean, in the unit of the question. */
function valuesOf(key: NumberKey, answer: string): number[] {
  return readNumber(answer).flatMap(([value, unit]) => {
    const factor = unit === "" ? 1 : unitFactor(key.units ?? {}, unit);
    return factor === null || (unit === "" && key.unit_needed === true) ? [] : [value * factor];
  });
}

/** Return each reading of a number with its unit in plain signs: `1,234` is 1.234, then 1234. */
export function readNumber(written: string): Reading[] {
  if (tooLong(written)) return [];
  const text = plainNumber(written);
  const found = at(head, text, 0);
  if (found === null || (found[1] !== "" && found[3] !== "")) return [];
  const [numbers, end] = numbersAt(text, found[0].length);
  const [first, last] = [joined(found[2] ?? ""), joined(text.slice(end))];
  if (first !== "" && last !== "") return [];
  const sign = found[1] === "-" || found[3] === "-" ? -1 : 1;
  return numbers.filter(Number.isFinite).map((number) => [sign * number, first || last]);
}

/** Return how many of the question's unit one `unit` is; null where no name means it, or names differ about it. */
export function unitFactor(units: Readonly<Record<string, number>>, unit: string): number | null {
  const named = Object.entries(units).map(([name, factor]) => [joined(plainNumber(name)), factor] as const);
  const same = named.find(([name]) => name === unit);
  if (same !== undefined) return same[1];
  const small = unit.toLowerCase();
  const alike = named.filter(
    ([name]) => name.toLowerCase() === small && ([...name][0] === [...unit][0] || !prefix.test(name)),
  );
  const factors = new Set(alike.map(([, factor]) => factor));
  return factors.size === 1 ? [...factors][0]! : null;
}

/** Return a number with its unit in plain signs: digits, separators, `-`, `/`, `'`, `%`, `^` for a power. */
function plainNumber(written: string): string {
  const text = exchanged(seen(written), before)
    .replace(/[\xbc-\xbe\u2150-\u215e]/g, " $&")
    .replace(/([0-9])([\u207a\u207b]?[\xb9\xb2\xb3\u2070\u2074-\u2079]+)/g, "$1^$2")
    .normalize("NFKC");
  return trimmed(trimmed(singleSpaces(exchanged(text, after))).replace(/\.$/, ""));
}

function exchanged(text: string, table: ReadonlyMap<string, string>): string {
  let result = "";
  for (const character of text) result += table.get(character) ?? character;
  return result;
}

function joined(unit: string): string {
  return unit.replace(/[ ·⋅∙^]/g, "");
}

/** Return what `expression` finds at `start` and nowhere else. */
function at(expression: RegExp, text: string, start: number): RegExpExecArray | null {
  expression.lastIndex = start;
  return expression.exec(text);
}

/** Return the readings of the number that stands at `start`, and where it ends. */
function numbersAt(text: string, start: number): [numbers: number[], end: number] {
  const broken = at(fraction, text, start);
  if (broken !== null) return [parted(broken), fraction.lastIndex];
  const alone = at(ten, text, start);
  if (alone !== null) return [[Number(`1e${alone[1]}`)], ten.lastIndex];
  const found = at(run, text, start);
  if (found === null) return [[], start];
  const ends = run.lastIndex;
  const raised = at(power, text, ends);
  const exponent = raised?.[1] ?? raised?.[2] ?? "0";
  return [digitsOf(found[0]).map((digits) => Number(`${digits}e${exponent}`)), raised ? power.lastIndex : ends];
}

function parted([, whole, upper, lower]: RegExpExecArray): number[] {
  if (Number(lower) === 0 || (whole !== undefined && Number(upper) >= Number(lower))) return [];
  return [Number(whole ?? 0) + Number(upper) / Number(lower)];
}

/** Return the readings of digits and separators as decimal fractions with a point. */
function digitsOf(found: string): string[] {
  const parts = found.split(/[.,\u066b\u066c' ]/);
  const signs = found.match(/[.,\u066b\u066c' ]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return parts;
  if (parts[0] === "") return signs.length === 1 ? [`0.${parts[1]}`] : [];
  const front = new Set(signs.slice(0, -1));
  const readings: string[] = [];
  if (".,\u066b".includes(last)) {
    const grouped = front.size === 1 && !front.has(last) && !front.has("\u066b") && isGrouped(parts.slice(0, -1));
    if (front.size === 0 || grouped) readings.push(`${parts.slice(0, -1).join("")}.${parts.at(-1)}`);
  }
  if (last !== "\u066b" && signs.every((sign) => sign === last) && isGrouped(parts)) readings.push(parts.join(""));
  return readings;
}

/** Whether digits stand in groups: 1 to 3 of them, then 2 or 3 (as in India), and 3 at the end. */
function isGrouped(parts: readonly string[]): boolean {
  return /^[1-9][0-9]{0,2}(?: [0-9]{2,3})* [0-9]{3}$/.test(parts.join(" "));
}
