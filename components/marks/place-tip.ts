const GAP = 6;
const EDGE = 8;

/** Puts a tip under what it is of, or above it where there is no room below, and never over an edge of the window. */
export function placeTip(tip: HTMLElement, of: HTMLElement): void {
  const [own, at] = [tip.getBoundingClientRect(), of.getBoundingClientRect()];
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(EDGE, Math.min(at.left, clientWidth - own.width - EDGE));
  const fitsBelow = at.bottom + GAP + own.height + EDGE <= clientHeight;
  const top = fitsBelow ? at.bottom + GAP : Math.max(EDGE, at.top - GAP - own.height);
  tip.style.left = `${left}px`;
  tip.style.top = `${top}px`;
}
