// Opens the store of the course that the page belongs to.
import { MemoryAdapter } from "./memory";
import { OwnAdapter, ownWorks } from "./own";
import { Store } from "./store";

let opened: Store | undefined;

/** Return the store of this page, the same one at each call. */
export function openStore(): Store {
  opened ??= new Store(ownWorks() ? new OwnAdapter(courseId()) : new MemoryAdapter(), new MemoryAdapter());
  return opened;
}

/** Return the id of the course; the tag of boot.js carries it. */
export function courseId(): string {
  return document.querySelector<HTMLElement>("script[data-course]")?.dataset["course"] ?? "";
}
