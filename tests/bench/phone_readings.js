// What a phone's browser tells while a page loads: paints, long tasks, and how long the first search takes.
// Runs before the page's own scripts, in the page.
(() => {
  const readings = (window.__readings = { fcp: 0, lcp: 0, tasks: [], key: 0, answer: 0 });
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") readings.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    readings.lcp = entry.startTime;
    readings.largest = entry.element?.outerHTML.slice(0, 80) ?? entry.url;
  });
  observe("longtask", (entry) => readings.tasks.push([entry.startTime, entry.duration]));
  addEventListener("keydown", (event) => (readings.key ||= event.timeStamp), true);
  new MutationObserver(() => {
    // A frame later the reader sees it.
    if (readings.key && !readings.answer && document.querySelector("[role=search] li a")) {
      readings.answer = -1;
      requestAnimationFrame(() => setTimeout(() => (readings.answer = performance.now())));
    }
  }).observe(document, { childList: true, subtree: true });
})();
