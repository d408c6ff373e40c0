// Where a tooltip stands: at its word, below it where it fits, and always inside the window.

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The window in CSS pixels; what is above `top` lies under the header. */
export interface Window extends Size {
  readonly top: number;
}

/** The least distance to the edges of the window. */
export const EDGE = 8;
const GAP = 4;

/** Return where the upper left corner of the tooltip goes, in the window's coordinates. */
export function place(word: Box, tip: Size, view: Window, rightToLeft: boolean): { left: number; top: number } {
  const start = rightToLeft ? word.right - tip.width : word.left;
  const left = Math.max(EDGE, Math.min(start, view.width - tip.width - EDGE));
  const below = word.bottom + GAP;
  const above = word.top - GAP - tip.height;
  const fitsBelow = below + tip.height <= view.height;
  return { left, top: fitsBelow || above < view.top ? below : above };
}
