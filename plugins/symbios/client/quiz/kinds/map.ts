// Places on an image: the shapes on it do what the list beside it does, and show what was chosen there.
import { all } from "../dom";
import type { Host, Kind } from "../kind";

/** Add the map to the `list` of its places. */
export function map(host: Host, list: Kind): Kind {
  const { area } = host;
  const places = all(area, ".course-quiz__choice").map((row) => {
    const number = row.dataset["number"] ?? "";
    const input = row.querySelector("input") as HTMLInputElement;
    const shape = area.querySelector<SVGElement>(`.course-quiz__areas [data-number="${number}"]`);
    return { row, input, shape };
  });
  const flag = (shape: SVGElement | null, name: string, on: boolean): void => {
    if (on) shape?.setAttribute(name, "");
    else shape?.removeAttribute(name);
  };
  const paint = (): void => {
    for (const { row, input, shape } of places) {
      flag(shape, "data-chosen", input.checked);
      const { mark } = row.dataset;
      if (mark === undefined) shape?.removeAttribute("data-mark");
      else shape?.setAttribute("data-mark", mark);
    }
  };
  for (const { row, input, shape } of places) {
    shape?.addEventListener("click", () => input.click());
    const light = (on: boolean) => () => flag(shape, "data-lit", on);
    for (const name of ["focusin", "pointerenter"]) row.addEventListener(name, light(true));
    for (const name of ["focusout", "pointerleave"]) row.addEventListener(name, light(false));
  }
  area.addEventListener("change", paint);
  /** Return the same action, after which the map is painted anew. */
  const painted = <A extends unknown[]>(act: ((...given: A) => void) | undefined) =>
    (...given: A): void => {
      act?.(...given);
      paint();
    };
  paint();
  return {
    ...list,
    restore: painted(list.restore),
    show: painted(list.show),
    solve: painted(list.solve),
    hide: painted(list.hide),
  };
}
