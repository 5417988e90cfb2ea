import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from './sqlite-store';
import { bundleScript } from './testing/bundle-script';
import { checkIncidents } from './testing/check-incidents';
import { tickOf } from './testing/tick';

const SCRIPTS = ['write-ticks', 'write-incidents', 'open-once'] as const;

let folder: string;
let path: string;
const scripts = mkdtempSync(join(tmpdir(), 'durable-scripts-'));
const started: ChildProcess[] = [];

beforeAll(async () => {
  await Promise.all(SCRIPTS.map((name) => bundleScript(new URL(`./testing/${name}.ts`, import.meta.url), scripts)));
});

afterAll(() => rmSync(scripts, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durable-'));
  path = join(folder, 'watch.sqlite');
});

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(script: (typeof SCRIPTS)[number], ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(scripts, `${script}.mjs`), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  return child;
}

/** Writes ticks in a child and kills it some microseconds to milliseconds after its n-th word. Gives the last acknowledged number. */
async function writeAndKill(first: number, words: number, delayMs: number, script: 'write-ticks' | 'write-incidents'): Promise<number> {
  const child = start(script, path, String(first));
  const exited = once(child, 'exit');
  let last = first - 1;
  if (child.stdout === null) throw new Error('the child has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === first + words - 1) setTimeout(() => child.kill('SIGKILL'), delayMs);
  }
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return last;
}

test('killed at any moment, no acknowledged tick is lost and none is half there, and the next run goes on', async () => {
  let next = 0;
  for (let run = 0; run < 6; run += 1) {
    const acknowledged = await writeAndKill(next, 1 + Math.floor(Math.random() * 60), Math.random() * 20, 'write-ticks');
    const store = await openSqliteStore({ path });
    const ticks = (await store.events('main', 0)).map(({ data }) => Number(data));
    expect(ticks).toEqual(Array.from({ length: ticks.length }, (_, nr) => nr));
    expect(ticks.length).toBeGreaterThan(acknowledged);
    const claims = await store.claims('main', 0, 1e9);
    const blocks = await store.blocks('main', 0, 1e9);
    expect(claims).toEqual(ticks.flatMap((nr) => tickOf(nr).claims.map((claim) => ({ ...claim, lapsedAt: null }))));
    expect(blocks).toEqual(ticks.flatMap((nr) => tickOf(nr).blocks));
    await store.close();
    next = ticks.length;
  }
}, 120_000);

test('killed at any of 20 moments, no incident is lost, doubled or half there', async () => {
  let next = 0;
  for (let run = 0; run < 20; run += 1) {
    const acknowledged = await writeAndKill(next, 1 + Math.floor(Math.random() * 20), Math.random() * 10, 'write-incidents');
    next = await checkIncidents(path);
    expect(next).toBeGreaterThan(acknowledged);
  }
}, 240_000);

test('three processes that start together on an empty folder all get the store', async () => {
  const outputs = await Promise.all([1, 2, 3].map(() => outputOf(start('open-once', path))));
  expect(outputs).toEqual(['ok', 'ok', 'ok']);
}, 60_000);

test('where the user may not write, the error names the file, the operation and what to do', async () => {
  const user = process.getuid?.() === 0 ? '65534' : '';
  const denied = user === '' ? '/quorumwatch-may-not-write-here/watch.sqlite' : path;
  const said = await outputOf(start('open-once', denied, user));
  expect(said).toMatch(/^(read-only|not-openable) Store /);
  expect(said).toContain(denied);
  expect(said).toContain('open failed');
  expect(said).toContain('write access');
}, 60_000);

async function outputOf(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, 'close');
  return text;
}
