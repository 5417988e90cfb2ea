import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Header } from '@/lib/consensus/types';
import { loadRecording } from '@/lib/replay/load-recording';
import { blockByNumber } from '@/lib/rpc/calls';

const folder = 'fixtures/recordings';

/** Every header of every recording above genesis, once per hash, as the product reads it. */
export function recordedHeaders(root: string): readonly Header[] {
  const names = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const headers = new Map<string, Header>();
  for (const { name } of names) {
    for (const [hash, { height, copies }] of loadRecording(join(root, folder, name)).blocks.byHash) {
      const copy = copies.find(({ shape }) => shape !== 'objects');
      const block = height === 0 || copy === undefined ? null : blockByNumber(height).parse(copy.block);
      if (block !== null) headers.set(hash, block.header);
    }
  }
  return [...headers.values()];
}
