// What a learner may do with a question in practice mode, from what was done with it so far.
import type { Extras, HintData } from "./data";

/** The state of a question; `checked` is null where no answer stands there checked. */
export interface Turn {
  readonly tries: number;
  readonly wrong: number;
  /** How many hints were seen. */
  readonly hints: number;
  /** Whether the solution is shown. */
  readonly solved: boolean;
  readonly checked: { readonly correct: boolean } | null;
}

export interface Offers {
  /** The answer cannot be changed or checked any more. */
  readonly locked: boolean;
  readonly again: boolean;
  readonly solution: boolean;
  /** The hint that comes next. */
  readonly hint: HintData | null;
  /** How often the answer may still be checked; Infinity without a limit. */
  readonly left: number;
}

type Rules = Pick<Extras, "attempts" | "solution_after" | "hints">;

/** Return what is offered; a question whose attempts are used up always offers its solution. */
export function offers({ attempts = Infinity, solution_after = 2, hints = [] }: Rules, turn: Turn): Offers {
  const left = Math.max(0, attempts - turn.tries);
  const locked = turn.solved || left === 0;
  const bad = turn.checked?.correct === false;
  return {
    locked,
    again: bad && left > 0,
    solution: bad && !turn.solved && (left === 0 || (solution_after > 0 && turn.wrong >= solution_after)),
    hint: locked ? null : hints[turn.hints] ?? null,
    left,
  };
}

/** Return what the first `seen` hints cost, in per cent of the points. */
export function hintCost({ hints = [] }: Rules, seen: number): number {
  return hints.slice(0, seen).reduce((sum, { cost = 0 }) => sum + cost, 0);
}
