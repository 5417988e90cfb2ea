import type { Page } from '@playwright/test';

/**
 * What stands wrong on a page as it is laid out now, each as words with the text it is about: the page scrolls sideways, text is cut off with no way
 * to read it, two texts or two controls lie over each other. What scrolls in a box of its own, and bars that stay while the page moves, are as meant.
 */
export function findLayoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
    type Piece = { readonly owner: Element; readonly words: string; readonly box: Box; readonly layer: Element | null };
    const faults = new Set<string>();
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    if (over > 0) faults.add(`the page scrolls sideways by ${over} px`);

    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const known = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, known);
      return known;
    };
    const parentsOf = (element: Element): readonly Element[] => {
      const found: Element[] = [];
      for (let one = element.parentElement; one; one = one.parentElement) found.push(one);
      return found;
    };
    /** The nearest ancestor that stays in place while the page moves, or lies over it on purpose. */
    const layerOf = (element: Element): Element | null =>
      [element, ...parentsOf(element)].find(
        (one) => ['fixed', 'sticky'].includes(styleOf(one).position) || one.matches('dialog, [popover]'),
      ) ?? null;
    /** Words for screen readers alone are drawn into one pixel. */
    const isForReadersOnly = (element: Element): boolean =>
      [element, ...parentsOf(element)].some((one) => {
        const { clipPath, clip, position } = styleOf(one);
        return position === 'absolute' && (clipPath.startsWith('inset(50%') || clip.startsWith('rect(0px, 0px'));
      });
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      !isForReadersOnly(element);
    const isReadElsewhere = (element: Element): boolean =>
      [element, ...parentsOf(element).slice(0, 3)].some(
        // Nobody hovers on a wall.
        (one) =>
          (one.hasAttribute('title') && one.closest('.wall, .tile') === null) ||
          one.hasAttribute('aria-label') ||
          one.querySelector(':scope > title'),
      );

    const pieces: Piece[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const owner = node.parentElement;
      const words = (node.textContent ?? '').trim();
      if (!owner || words === '' || owner.closest('script, style, noscript, title, option, template') || !isShown(owner)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const clips = parentsOf(owner)
        .concat(owner)
        .filter((one) => !(one instanceof SVGElement) && styleOf(one).overflowX !== 'visible');
      for (const line of range.getClientRects()) {
        if (line.width < 1 || line.height < 1) continue;
        let box: Box = line;
        for (const clip of clips) {
          const inner = clip.getBoundingClientRect();
          const { overflowX, overflowY, display } = styleOf(clip);
          if (display === 'inline' || display === 'contents') continue;
          // What a box within this one has scrolled away is not cut by this one.
          const cutX = box.right > inner.right + 1.5 || box.left < inner.left - 1.5;
          const cutY = box.bottom > inner.bottom + line.height / 3 || box.top < inner.top - line.height / 3;
          const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
          if (
            ((cutX && hides(overflowX)) || (cutY && hides(overflowY))) &&
            clip !== root &&
            clip !== document.body &&
            !isReadElsewhere(owner)
          )
            faults.add(`cut: "${words.slice(0, 60)}"`);
          box = {
            left: Math.max(box.left, inner.left),
            right: Math.min(box.right, inner.right),
            top: Math.max(box.top, inner.top),
            bottom: Math.min(box.bottom, inner.bottom),
          };
        }
        // The box of a line is taller than its letters.
        const slack = line.height * 0.22;
        box = { ...box, top: box.top + slack, bottom: box.bottom - slack };
        if (box.right - box.left > 1 && box.bottom - box.top > 1) pieces.push({ owner, words, box, layer: layerOf(owner) });
      }
    }
    const controls = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .filter(isShown)
      .flatMap((owner): Piece[] => {
        let { left, right, top, bottom } = owner.getBoundingClientRect();
        for (const clip of parentsOf(owner).filter(
          (one) => styleOf(one).overflowX !== 'visible' && one !== root && one !== document.body,
        )) {
          const inner = clip.getBoundingClientRect();
          [left, right] = [Math.max(left, inner.left), Math.min(right, inner.right)];
          [top, bottom] = [Math.max(top, inner.top), Math.min(bottom, inner.bottom)];
        }
        const words = owner.getAttribute('aria-label') ?? owner.textContent?.trim() ?? owner.tagName;
        // A link that runs over lines is the text in it.
        const isBox = right - left > 2 && bottom - top > 2 && styleOf(owner).display !== 'inline';
        return isBox
          ? [{ owner, words, box: { left: left + 1, right: right - 1, top: top + 1, bottom: bottom - 1 }, layer: layerOf(owner) }]
          : [];
      });
    const overlaps = (all: readonly Piece[]): void => {
      const sorted = [...all].sort((a, b) => a.box.top - b.box.top);
      sorted.forEach((one, index) => {
        for (let next = index + 1; next < sorted.length; next++) {
          const other = sorted[next] as Piece;
          if (other.box.top >= one.box.bottom - 1) break;
          if (other.owner === one.owner || other.layer !== one.layer || one.owner.contains(other.owner) || other.owner.contains(one.owner))
            continue;
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
          if (wide > 1.5 && high > 1.5) faults.add(`over each other: "${one.words.slice(0, 40)}" and "${other.words.slice(0, 40)}"`);
        }
      });
    };
    overlaps(pieces);
    overlaps(controls);
    return [...faults];
  });
}
