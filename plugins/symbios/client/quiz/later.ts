// Loads the scripts of the questions after the page has been painted once. Their addresses stand on the block
// with the strings of the questions, which only pages with questions have.

const PATIENCE = 300;

/** Load the scripts that the page needs; nothing where it has no questions. */
export function loadQuestions(): void {
  const block = document.getElementById("course-quiz-strings");
  const addresses = block?.dataset["scripts"]?.split(" ") ?? [];
  const load = (): void => {
    for (const src of addresses.splice(0)) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false;
      document.head.append(script);
    }
  };
  if (addresses.length === 0) return;
  requestAnimationFrame(() => setTimeout(load));
  setTimeout(load, PATIENCE); // A page that is not seen gets no frames.
}
