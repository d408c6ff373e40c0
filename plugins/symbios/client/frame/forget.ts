// The button of the privacy page that deletes what the course has kept in this browser:
// `<button data-forget="course id" data-done="what is said then">` with the line `role=status` after it.
import { forget } from "./kept";

/** Make the button work, where the page has it. */
export function offerToForget(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-forget]")) {
    button.addEventListener("click", () => {
      forget(button.dataset["forget"] ?? "");
      const status = button.parentElement?.querySelector("[role=status]");
      if (status) status.textContent = button.dataset["done"] ?? "";
    });
  }
}
