// Patterns of accepted texts: `*` stands for any characters, `{a|b}` for one of several texts; the twin of
// quiz/grading/pattern.py. A text is read once, in all states of the pattern that it can be in at the same time.

/** Reading `sign` leads to the next state, reading anything where it `stays` back here; `ways` need no reading. */
export interface State {
  readonly sign?: string;
  readonly stays?: boolean;
  ways: number[];
}

/** Return the states of `pattern`, its texts made `plain`; the state after the last is the end. */
export function compiled(pattern: string, plain: (text: string) => string): State[] {
  const states: State[] = [];
  const signs = [...pattern];
  let text = "";
  let split: State | null = null;
  let ends: State[] = [];
  const write = (): void => {
    for (const sign of plain(text)) states.push({ sign, ways: [] });
    text = "";
  };
  const join = (): void => {
    for (const end of ends) end.ways = [states.length];
  };
  for (let index = 0; index < signs.length; index++) {
    const sign = signs[index]!;
    if (sign === "\\" && index + 1 < signs.length) {
      text += signs[++index]!;
    } else if (sign === "*") {
      write();
      states.push({ stays: true, ways: [states.length + 1] });
    } else if (sign === "{" && split === null) {
      write();
      split = { ways: [states.length + 1] };
      states.push(split);
    } else if ((sign === "|" || sign === "}") && split !== null) {
      write();
      const end: State = { ways: [] };
      ends.push(end);
      states.push(end);
      if (sign === "|") {
        split.ways.push(states.length);
        continue;
      }
      join();
      split = null;
      ends = [];
    } else {
      text += sign;
    }
  }
  write();
  join();
  freeEnds(states);
  return states;
}

/** Let nothing be read for the spaces at both ends of the pattern. */
function freeEnds(states: State[]): void {
  const places = [...states.keys()];
  for (const order of [places, [...places].reverse()]) {
    for (const at of order) {
      if (states[at]?.sign !== " ") break;
      states[at] = { ways: [at + 1] };
    }
  }
}

/** Whether the whole of `text` is one that the pattern accepts. */
export function fits(states: readonly State[], text: string): boolean {
  let current = reached(states, [0]);
  for (const sign of text) {
    const onward: number[] = [];
    for (const at of current) {
      const state = states[at];
      if (state?.stays === true) onward.push(at);
      else if (state?.sign === sign) onward.push(at + 1);
    }
    current = reached(states, onward);
    if (current.size === 0) return false;
  }
  return current.has(states.length);
}

/** Return the states that are reached from those in `begin` without reading. */
function reached(states: readonly State[], begin: number[]): Set<number> {
  const found = new Set<number>();
  for (let at = begin.pop(); at !== undefined; at = begin.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    begin.push(...(states[at]?.ways ?? []));
  }
  return found;
}
