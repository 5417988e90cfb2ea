import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepSecret } from './keep-secret';

test('a secret is made once, for its owner alone, and kept; one that is too short is refused by the path of its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  const path = join(folder, 'watch.sqlite.secret');
  const secret = keepSecret(path);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(keepSecret(path)).toBe(secret);
  expect(readFileSync(path, 'utf8')).toBe(secret);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  writeFileSync(path, 'short');
  expect(() => keepSecret(path)).toThrow(path);
  rmSync(folder, { recursive: true });
});
