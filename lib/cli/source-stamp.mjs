import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const roots = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Not part of the dashboard: tests, and the processes around it. */
const isAside = (path) => /\.(test|test-world|contract)\.tsx?$/.test(path) || /^lib\/(cli|replay|drill)(\/|$)/.test(path);

function* filesUnder(root, path) {
  const full = join(root, path);
  if (isAside(path) || !existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(full).sort()) yield* filesUnder(root, `${path}/${name}`);
}

/** One hash over every file the built dashboard depends on, and the Node it is built for: another stamp, another build. */
export function sourceStamp(root) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}\0`);
  for (const path of roots.flatMap((top) => [...filesUnder(root, top)])) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
