import { shortenHex } from '@/components/format/shorten';
import type { HeightBlockView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

/** What a block is called on this page: its branch, else what it is. */
export function blockTitle(block: HeightBlockView): string {
  if (block.label !== null) return sayHeight('block-label.branch', { label: block.label });
  return block.current ? sayHeight('block-label.block') : sayHeight('block-label.earlier-block');
}

/** Short form for column heads: the letter or the short hash. */
export function blockColumn(hash: string, blocks: readonly HeightBlockView[]): string {
  const block = blocks.find((one) => one.hash === hash);
  if (block === undefined) return shortenHex(hash);
  return block.label === null ? `${blockTitle(block)} ${shortenHex(hash)}` : blockTitle(block);
}
