import type { Page } from '@playwright/test';

/** Side of the squares that are compared, px of the picture. */
const SQUARE = 8;
/** How far the mean colour of a square may be from the kept one, 0 to 255 a channel: edges of letters stay below, a missing word does not. */
const NEAR = 26;
/** How many of a thousand squares may be further away. */
const FEW = 1;

/**
 * Where two PNGs differ, square by square in their mean colour: however another machine smooths its letters, a square keeps its mean. Told as
 * places in px and by how much, empty = they look alike.
 * @param judge a page that shows nothing, for its canvas
 */
export async function lookDifferences(judge: Page, kept: Buffer, now: Buffer): Promise<readonly string[]> {
  const found = await judge.evaluate(
    async ({ pictures, square, near }) => {
      const [before, after] = await Promise.all(
        pictures.map(async (base64) => {
          const whole = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
          const [width, height] = [Math.round(whole.width / square), Math.round(whole.height / square)];
          const small = await createImageBitmap(whole, { resizeWidth: width, resizeHeight: height, resizeQuality: 'medium' });
          const pen = new OffscreenCanvas(width, height).getContext('2d');
          pen?.drawImage(small, 0, 0);
          return { size: `${whole.width}×${whole.height} px`, width, colours: pen?.getImageData(0, 0, width, height).data ?? [] };
        }),
      );
      if (before === undefined || after === undefined || before.size !== after.size)
        return { of: 0, at: [`it is ${after?.size}, not ${before?.size}`] };
      const at: string[] = [];
      for (let index = 0; index < before.colours.length; index += 4) {
        const far = Math.max(
          ...[0, 1, 2].map((channel) => Math.abs((before.colours[index + channel] ?? 0) - (after.colours[index + channel] ?? 0))),
        );
        const [x, y] = [(index / 4) % before.width, Math.floor(index / 4 / before.width)];
        if (far > near) at.push(`${square * x},${square * y}: ${far}`);
      }
      return { of: before.colours.length / 4, at };
    },
    { pictures: [kept.toString('base64'), now.toString('base64')], square: SQUARE, near: NEAR },
  );
  return found.at.length * 1000 <= found.of * FEW ? [] : found.at;
}
