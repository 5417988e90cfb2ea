import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceStamp } from './source-stamp.mjs';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quorumwatch-stamp-'));
  write('app/page.tsx', 'one');
  write('lib/chain/fork-point.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it.each(['app/page.tsx', 'lib/chain/fork-point.ts', 'lib/chain/new.ts', 'instrumentation.ts', 'public/icon.svg', 'package-lock.json'])(
  'changes with %s',
  (path) => {
    const before = sourceStamp(root);
    write(path, 'two');
    expect(sourceStamp(root)).not.toBe(before);
  },
);

it.each(['lib/cli/demo.ts', 'lib/replay/serve-recording.ts', 'lib/chain/fork-point.test.ts', 'README.md', 'fixtures/x.json'])(
  'stays with %s, which is not in the built dashboard',
  (path) => {
    const before = sourceStamp(root);
    write(path, 'two');
    expect(sourceStamp(root)).toBe(before);
  },
);

it('is the same for the same files elsewhere', () => {
  const other = mkdtempSync(join(tmpdir(), 'quorumwatch-stamp-'));
  cpSync(root, other, { recursive: true });
  expect(sourceStamp(other)).toBe(sourceStamp(root));
  rmSync(other, { recursive: true });
});
