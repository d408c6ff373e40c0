// Mastery of a lesson: “4 of the last 5” of its checked answers were right.
//
// In the order of their times, every checked answer to a question of the lesson that gives points counts: in
// practice each press of “Check”, in an exam each question that was asked, when it is handed in. Right is an answer
// with all its points, whatever the hints cost; partly right is not right.
//
// Not counted, neither as right nor as wrong, is an answer that shows nothing: one that is checked while the
// solution stands there, and one that is checked again after it was right. “Try again” or a new drawing begins a
// new turn, and then the answer counts again. state.ts decides this at the moment of the check and keeps it.
import type { QuizRecord } from "./record";

export interface Rule {
  readonly right: number;
  readonly of: number;
}

/** How far a learner is: `right` of the last `asked` answers; `asked` is at most what the rule looks at. */
export interface Mastery {
  readonly right: number;
  readonly asked: number;
  readonly reached: boolean;
}

/** Return how far a learner is with the quizzes of a lesson. */
export function mastery(records: readonly QuizRecord[], rule: Rule): Mastery {
  const tries = records.flatMap(({ questions }) => Object.values(questions).flatMap((question) => question.tries));
  const last = tries
    .filter(({ counts, max }) => counts && max > 0)
    .sort((one, other) => one.at - other.at)
    .slice(-rule.of);
  const right = last.filter(({ correct }) => correct).length;
  return { right, asked: last.length, reached: right >= rule.right };
}
