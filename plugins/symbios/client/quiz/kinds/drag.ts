// Dragging with mouse, pen or finger; always an extra beside controls that do the same.

export interface Drag {
  /** The pointer is at this point of the window. */
  move(x: number, y: number): void;
  /** The pointer was let go; `dropped` is false where the drag was given up. */
  end(dropped: boolean): void;
}

/** Let `row` be dragged by its `grip`, as long as it `may` be. */
export function draggable(row: HTMLElement, grip: HTMLElement, may: () => boolean, drag: Drag): void {
  grip.setAttribute("aria-hidden", "true");
  const active = (): boolean => "dragging" in row.dataset;
  const end = (dropped: boolean): void => {
    if (!active()) return;
    delete row.dataset["dragging"];
    drag.end(dropped);
  };
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !may()) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    row.dataset["dragging"] = "";
  });
  grip.addEventListener("pointermove", (event) => {
    if (active()) drag.move(event.clientX, event.clientY);
  });
  grip.addEventListener("pointerup", () => end(true));
  grip.addEventListener("pointercancel", () => end(false));
}
