// The field for a number: what is none, or has a unit that nobody knows, is not graded, but asked for again.
import type { QuestionData } from "../data";
import type { NumberKey } from "../grade";
import { unreadable } from "../grade-number";
import type { Host, Kind } from "../kind";
import { fill } from "../words";
import { field } from "./fields";

/** A number in which each language shows its sign between thousands. */
const EXAMPLE = 49_000;

/** Make the field of a question whose answer is a number. */
export function numberField(host: Host): Kind {
  const { strings, lang } = host;
  const kind = field(host);
  const data = host.data as QuestionData<NumberKey>;
  return {
    ...kind,
    refusal: () => {
      const fault = unreadable(data, String(kind.answer()));
      if (fault === "number") return fill(strings.not_number, { number: EXAMPLE }, lang);
      if (fault === null) return "";
      const units = Object.keys(data.units ?? {}).join(", ");
      return units ? fill(strings.only_unit, { units }, lang) : strings.only_number;
    },
  };
}
