import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NodeLog } from '@/lib/chain/node-log';
import { growLogs } from '@/lib/replay/grow-logs';
import { loadLogs } from '@/lib/replay/load-logs';
import { type FollowedLog, followLog } from './follow-log';
import { LogBook } from './log-book';

let folder: string;
let followed: FollowedLog | null;
beforeEach(() => {
  [folder, followed] = [mkdtempSync(join(tmpdir(), 'quorumwatch-follow-')), null];
});
afterEach(async () => {
  await followed?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

/** Resolves once the log tells it; the test's own time limit ends it. */
async function tells(now: () => number, is: (log: NodeLog) => boolean): Promise<NodeLog> {
  for (;;) {
    const log = followed?.at(now());
    if (log && is(log)) return log;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a recorded log that grows as a file is followed round by round, its clock’s zone measured', async () => {
  let time = at('16:42:00.000');
  const now = () => time;
  const logs = loadLogs(join(process.cwd(), 'fixtures/recordings/qbft-fork-2-2'), 2026).filter(({ node }) => node === 'validator-1');
  const grown = growLogs(logs, folder, { now }, Number.MAX_SAFE_INTEGER);
  const path = grown.paths.get('validator-1') as string;
  followed = followLog({ timezone: null, from: { kind: 'file', path } }, { now, rate: 1 });
  expect(followed.at(time)).toMatchObject({ state: 'lost', round: null });
  expect(await tells(now, ({ round }) => round === 0)).toMatchObject({ state: 'live', sequence: 15, why: null });
  time = at('16:42:07.000');
  grown.settle();
  expect(await tells(now, ({ round }) => round === 1)).toMatchObject({ roundSince: at('16:42:06.001'), prepared: null });
  time = at('16:43:30.000');
  grown.settle();
  expect(await tells(now, ({ core }) => core === 'stopped')).toMatchObject({ round: null, sequence: null });
  grown.stop();
  await followed.stop();
});

test('a log whose file goes bad is lost: every fact is unknown, and it is told why', async () => {
  const path = join(folder, 'node.log');
  writeFileSync(path, Buffer.from([0x1f, 0x8b, 0x08]));
  followed = followLog({ timezone: 'UTC', from: { kind: 'file', path } }, { now: Date.now, rate: 1 });
  const log = await tells(Date.now, ({ why }) => why === 'the file is compressed');
  expect([log.state, log.round, log.sequence, log.head, log.roundChanges]).toEqual(['lost', null, null, null, []]);
});

describe('what a log tells', () => {
  const START =
    'INFO [11-22|18:42:06.001] QBFT: start new round  old.round=0 next.round=1 next.seq=899,155 next.proposer=0x210f6dd4e03fD28093795E0227adf40Cfe3e22eE';
  const raw = (text: string, writtenAt: number | null = null) => ({ text, isCut: false, writtenAt });

  test('goes quiet when no line comes, and is lost when its source is, and back with the next line', () => {
    const book = new LogBook('file', '+02:00');
    expect(book.at(0).state).toBe('lost');
    book.lines([raw(START)], at('16:42:07.000'), true);
    expect(book.at(at('16:42:30.000'))).toMatchObject({ state: 'live', round: 1, sequence: 899_155, roundSince: at('16:42:06.001') });
    expect(book.at(at('16:44:30.000'))).toMatchObject({ state: 'quiet', round: 1 });
    book.lost('gone');
    expect(book.at(at('16:42:30.000'))).toMatchObject({ state: 'lost', why: 'gone', round: null, lastLineAt: null });
    book.answered();
    expect(book.at(at('16:42:30.000'))).toMatchObject({ state: 'live', round: 1 });
  });

  test('after a gap is no round, and what happened before stays', () => {
    const book = new LogBook('file', 'UTC');
    book.lines([raw('WARN [11-22|18:00:00.000] Rewinding blockchain  target=13'), raw(START)], at('18:42:07.000'), true);
    book.gap();
    expect(book.at(at('18:42:08.000'))).toMatchObject({ round: null, sequence: null, head: null, rewinds: [{ target: 13 }] });
  });

  test('says how far it was read without a line missing, and how much later than its stamps', () => {
    const book = new LogBook('file', 'UTC');
    const line = (time: string) => [raw(`INFO [11-22|${time}] Looking for peers  peercount=3`)];
    book.lines(line('16:40:00.000'), at('16:40:00.000'), false);
    expect(book.at(at('16:42:00.000')).heard).toEqual({ from: at('16:40:00.000'), until: at('16:40:00.000'), behindMs: null });
    book.lines(line('16:40:01.000'), at('16:42:01.500'), true);
    expect(book.at(at('16:42:02.000')).heard).toEqual({ from: at('16:40:00.000'), until: at('16:42:01.500'), behindMs: 120_500 });
    book.gap();
    expect(book.at(at('16:42:02.000')).heard).toBeUndefined();
    book.lines(line('16:40:05.000'), at('16:42:05.000'), true);
    expect(book.at(at('16:42:06.000')).heard?.from).toBe(at('16:42:05.000'));
  });

  test('is moved by the hours that its clock turns out to be ahead', () => {
    const book = new LogBook('file', null);
    book.lines([raw(START)], at('09:00:00.000'), false);
    expect(book.at(at('16:42:07.000')).roundSince).toBe(at('18:42:06.001'));
    book.lines([raw('INFO [11-22|18:42:30.000] Looking for peers  peercount=3')], at('16:42:30.200'), true);
    expect(book.at(at('16:42:31.000'))).toMatchObject({ roundSince: at('16:42:06.001'), lastLineAt: at('16:42:30.000') });
  });

  test('takes the time of its carrier to measure by', () => {
    const book = new LogBook('loki', null);
    book.lines([raw(START, at('16:42:06.100'))], at('20:00:00.000'), true);
    expect(book.at(at('16:42:07.000')).roundSince).toBe(at('16:42:06.001'));
  });
});

test('a file grows while it is followed at a replay’s speed without its zone being measured wrong', async () => {
  const path = join(folder, 'node.log');
  writeFileSync(path, '');
  followed = followLog({ timezone: 'UTC', from: { kind: 'file', path } }, { now: () => at('16:50:00.000'), rate: 1000 });
  await tells(
    () => at('16:50:00.000'),
    ({ why }) => why === null,
  );
  appendFileSync(path, 'INFO [11-22|16:42:06.001] QBFT: start new round  next.round=1 next.seq=15\n');
  expect(
    (
      await tells(
        () => at('16:50:00.000'),
        ({ round }) => round === 1,
      )
    ).roundSince,
  ).toBe(at('16:42:06.001'));
});
