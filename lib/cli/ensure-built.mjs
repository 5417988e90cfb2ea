import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliFault } from './cli-fault.mjs';
import { runQuietly } from './run-quietly.mjs';
import { sourceStamp } from './source-stamp.mjs';

const stampAt = (root) => join(root, '.next/standalone/source-stamp');

function isBuilt(root, stamp) {
  if (!existsSync(join(root, '.next/standalone/server.js'))) return false;
  return existsSync(stampAt(root)) && readFileSync(stampAt(root), 'utf8') === stamp;
}

const tell = (line) => console.error(line);

/** Builds the dashboard into .next/standalone unless it is there, made of exactly these sources. Throws a CliFault when the build fails. */
export async function ensureBuilt(root) {
  const stamp = sourceStamp(root);
  if (isBuilt(root, stamp)) return;
  const { NODE_ENV: _, ...env } = process.env;
  const args = [join(root, 'node_modules/next/dist/bin/next'), 'build'];
  const result = await runQuietly(process.execPath, args, { cwd: root, env, line: 'Building the dashboard (about 20 s)', say: tell });
  if (result.code !== 0) throw new CliFault(`next build failed:\n${result.output.trim()}`);
  const standalone = join(root, '.next/standalone');
  if (!existsSync(join(standalone, 'server.js')))
    throw new CliFault('next build made no .next/standalone/server.js: look at next.config.js.');
  if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(standalone, 'public'), { recursive: true });
  cpSync(join(root, '.next/static'), join(standalone, '.next/static'), { recursive: true });
  writeFileSync(stampAt(root), stamp);
  tell(`Built in ${result.seconds} s.`);
}
