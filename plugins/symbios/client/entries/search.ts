// Runs the search engine in a Blob worker, the only kind that works from a disk; where the host's policy or the
// browser refuses one, on the page's own thread. Loaded when search is first used.
import code from "inline:../search/worker.ts";
import type { Item } from "../search/engine";
import type { Ask } from "../search/page";
import type { Answer } from "../search/worker";

interface Waiting {
  query: string;
  resolve: (items: Item[][]) => void;
}

/** Start a worker that has shown that it runs. */
function start(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.onerror = reject;
    worker.onmessage = () => {
      URL.revokeObjectURL(url);
      resolve(worker);
    };
  });
}

/** Ask the worker one query at a time; of those that come meanwhile only the last is asked. */
function through(worker: Worker): Ask {
  let running: Waiting | undefined;
  let next: Waiting | undefined;
  const run = (): void => {
    running = next;
    next = undefined;
    if (running) worker.postMessage({ query: running.query });
  };
  worker.onmessage = (event: MessageEvent<Answer>) => {
    running?.resolve(event.data);
    run();
  };
  worker.onerror = (event) => {
    console.error(event.message);
    running?.resolve([]);
    run();
  };
  return (query) =>
    new Promise((resolve) => {
      next?.resolve([]);
      next = { query, resolve };
      if (!running) run();
    });
}

window.__courseSearch = (index, loadFallback) => {
  delete window.__courseSearchIndex; // The worker has a copy of it, and this one may be large.
  const ask = start().then(
    (worker): Ask => {
      worker.postMessage({ index });
      return through(worker);
    },
    async (): Promise<Ask> => {
      await loadFallback();
      const search = window.__courseSearchFallback!(index);
      return async (query) => search(query);
    },
  );
  return async (query) => (await ask)(query);
};
