import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LogSource } from '../log-source';
import { fileSource } from './file-source';
import { HeardLog } from './heard-log.test-world';

const MAKE_PIPE = 'mkfifo';
let folder: string;
let path: string;
let source: LogSource | null;
let heard: HeardLog;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quorumwatch-log-'));
  path = join(folder, 'node.log');
  heard = new HeardLog();
});

afterEach(async () => {
  await source?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function follow(): void {
  source = fileSource(path, { now: () => 1_000_000_000, rate: 1, everyMs: 5 });
  source.start(heard);
}

test('what is there is read, then what comes', async () => {
  writeFileSync(path, 'one\ntwo\nhal');
  follow();
  await heard.hears('two');
  appendFileSync(path, 'f\nthree\n');
  await heard.hears('three');
  expect(heard.texts).toEqual(['one', 'two', 'half', 'three']);
});

test('only what came live measures the clock; what was there is placed by the file’s own time', async () => {
  writeFileSync(path, 'one\n');
  utimesSync(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  follow();
  await heard.hears('one');
  expect(heard.measures).toBe(0);
  expect(Math.abs(heard.readAt - (1_000_000_000 - 60_000))).toBeLessThan(5000);
  appendFileSync(path, 'two\n');
  await heard.hears('two');
  expect([heard.measures, heard.readAt]).toEqual([1, 1_000_000_000]);
});

test('a file that is renamed is read to its end, and the new one from its beginning', async () => {
  writeFileSync(path, 'one\n');
  follow();
  await heard.hears('one');
  appendFileSync(path, 'two\n');
  renameSync(path, `${path}.1`);
  appendFileSync(`${path}.1`, 'three\n');
  writeFileSync(path, 'four\n');
  await heard.hears('four');
  appendFileSync(path, 'five\n');
  await heard.hears('five');
  expect(heard.texts).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(heard.events).not.toContain('gap');
});

test.each([
  ['short', ['new\n', 'newer\n']],
  ['longer than before', [`${'x'.repeat(500)}\n`, 'newer\n']],
])('a file that is truncated and written anew, %s, is read from its beginning', async (_, [first = '', second = '']) => {
  writeFileSync(path, 'one of the old lines\nanother\n');
  follow();
  await heard.hears('another');
  truncateSync(path, 0);
  appendFileSync(path, first);
  await heard.hears(first.trim());
  appendFileSync(path, second);
  await heard.hears(second.trim());
});

test('a file that is not there is lost, and read when it appears', async () => {
  follow();
  await heard.next('lost: the file is not there');
  writeFileSync(path, 'one\n');
  await heard.hears('one');
});

test('a file that goes away for long is lost, and what comes later does not stand beside what was before', async () => {
  writeFileSync(path, 'one\n');
  follow();
  await heard.hears('one');
  renameSync(path, `${path}.1`);
  await heard.next('lost: the file is not there');
  writeFileSync(path, 'two\n');
  await heard.hears('two');
  expect(heard.events).toContain('gap');
});

test('what is no readable file is lost with the reason', async () => {
  mkdirSync(path);
  follow();
  await heard.next('lost: it is not a file');
  rmSync(path, { recursive: true });
  writeFileSync(path, Buffer.from([0x1f, 0x8b, 8, 0]));
  await heard.next('lost: the file is compressed');
  rmSync(path);
  // Opened without O_NONBLOCK, a pipe that nobody writes to would hang the source.
  execFileSync(MAKE_PIPE, [path]);
  await heard.next('lost: it is not a file');
  rmSync(path);
  writeFileSync(path, 'one\n');
  await heard.hears('one');
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read is lost with the reason', async () => {
  writeFileSync(path, 'one\n');
  chmodSync(path, 0);
  follow();
  await heard.next('lost: the file may not be read by the user that runs Quorumwatch');
});

test('of a gigabyte only the end is read, at once', async () => {
  writeFileSync(path, '');
  truncateSync(path, 1_073_741_824);
  appendFileSync(path, '\nlast\n');
  const begun = performance.now();
  follow();
  await heard.hears('last');
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(heard.texts.join('').length).toBeLessThan(1_048_576);
});

test('a storm of lines is skipped up to its end, and said to be a gap', async () => {
  writeFileSync(path, 'one\n');
  follow();
  await heard.hears('one');
  const held = `${path}.storm`;
  writeFileSync(held, `one\n${'storm\n'.repeat(1_200_000)}last\n`);
  // In one piece, as a look after a pause would find it.
  renameSync(path, `${path}.1`);
  renameSync(held, path);
  await heard.hears('last');
  expect(heard.events).toContain('gap');
  expect(heard.texts.length).toBeLessThan(200_000);
});

test('stopping ends all reading', async () => {
  writeFileSync(path, 'one\n');
  follow();
  await heard.hears('one');
  await source?.stop();
  const before = heard.events.length;
  appendFileSync(path, 'two\n');
  const other = new HeardLog();
  source = fileSource(path, { now: () => 0, rate: 1, everyMs: 5 });
  source.start(other);
  await other.hears('two');
  expect(heard.events.length).toBe(before);
});
