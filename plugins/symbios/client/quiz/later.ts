// Loads the scripts of the questions. Their addresses stand on the block with the strings of the questions, which
// only pages with questions have. They are fetched as soon as the page is read, but run after its first paint.

const PATIENCE = 300;

/** Load the scripts that the page needs; nothing where it has no questions. */
export function loadQuestions(): void {
  const addresses = document.getElementById("course-quiz-strings")?.dataset["scripts"]?.split(" ") ?? [];
  if (addresses.length === 0) return;
  for (const href of addresses) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href }));
  }
  const run = (): void => {
    for (const src of addresses.splice(0)) {
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    }
  };
  requestAnimationFrame(() => setTimeout(run));
  setTimeout(run, PATIENCE); // A page that is not seen gets no frames.
}
