import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loggingNodes, logText, recordingsWithLogs } from '../recorded-logs.test-world';
import { foldLine } from './fold-line';
import { NOTHING_TOLD } from './log-memory';
import { readLine } from './read-line';

const LINE =
  'INFO [02-05|09:10:58.019] QBFT: handle ROUND-CHANGE message        address=0xA5F1d34833bF2f7cf828Cb5d1F3534CDCf56b570 current.round=1 current.sequence=899,155 state="Accept request" msg.code=21';

describe('a line of a node’s log', () => {
  test('in terminal form gives level, stamp, message and values without quotes', () => {
    const line = readLine(LINE);
    expect(line).toMatchObject({ client: 'goquorum', level: 'INFO', message: 'QBFT: handle ROUND-CHANGE message' });
    expect(line?.stamp).toEqual({ kind: 'local', month: 2, day: 5, msOfDay: 33_058_019 });
    expect([line?.value('current.sequence'), line?.value('state'), line?.value('msg.code'), line?.value('none')]).toEqual([
      '899,155',
      'Accept request',
      '21',
      undefined,
    ]);
  });

  test('in JSON form gives the same, with an instant', () => {
    const line = readLine(
      '{"current.round":1,"current.sequence":899155,"lvl":"warn","msg":"QBFT: TIMER CHANGED ROUND","pr":"<nil>","state":"Accept request","t":"2024-02-05T18:10:58.019123456+09:00"}',
    );
    expect(line).toMatchObject({ level: 'WARN', message: 'QBFT: TIMER CHANGED ROUND' });
    expect(line?.stamp).toEqual({ kind: 'instant', at: Date.UTC(2024, 1, 5, 9, 10, 58, 19) });
    expect([line?.value('current.round'), line?.value('pr'), line?.value('state')]).toEqual(['1', '<nil>', 'Accept request']);
  });

  test('in JSON form that lost its end still gives what stands in it', () => {
    const line = readLine(
      '{"address":"0xab","block.number":7,"lvl":"info","msg":"QBFT: broadcast PRE-PREPARE message","payload":"0xf9ab',
      true,
    );
    expect([line?.message, line?.value('block.number'), line?.value('payload'), line?.stamp]).toEqual([
      'QBFT: broadcast PRE-PREPARE message',
      '7',
      undefined,
      null,
    ]);
  });

  test.each([
    ['a container runtime', `2024-02-05T09:10:58.019Z stderr F ${LINE}`],
    ['Docker', JSON.stringify({ log: `${LINE}\n`, stream: 'stderr', time: '2024-02-05T09:10:58.019Z' })],
    ['journald', `Feb 05 09:10:58 host geth[77]: ${LINE}`],
    ['colours', LINE.replace('INFO ', '\u001b[32mINFO \u001b[0m').replace('state=', '\u001b[32mstate\u001b[0m=')],
    ['the place in the source', LINE.replace('58.019]', '58.019|consensus/istanbul/qbft/core/roundchange.go:109]')],
    ['a half line before it', `INFO [02-05|09:10:57.000] QBFT: changed state  current.round=7 cur${LINE}`],
  ])('is read with what is added by %s', (_, text) => {
    const line = readLine(text);
    expect([line?.message, line?.value('current.round'), line?.value('state')]).toEqual([
      'QBFT: handle ROUND-CHANGE message',
      '1',
      'Accept request',
    ]);
  });

  test('that lost its end does not give its last value, which may be half a number', () => {
    const line = readLine(LINE.slice(0, LINE.indexOf('9,155')), true);
    expect([line?.value('current.round'), line?.value('current.sequence')]).toEqual(['1', undefined]);
  });

  test('of Besu gives its class and message', () => {
    const line = readLine(
      '2026-11-22 17:37:05.702+00:00 | BftProcessorExecutor-QBFT-0 | ERROR | BaseBftController | Subsequent NewChainHead event',
    );
    expect([line?.client, line?.level, line?.value('class'), line?.message]).toEqual([
      'besu',
      'ERROR',
      'BaseBftController',
      'Subsequent NewChainHead event',
    ]);
  });

  test.each([
    '',
    '[cut]',
    'INFO',
    'INFO [13-41|25:61:00.000] x',
    '{',
    '{}',
    '{"log":5}',
    'null',
    '\u0000\u001b[',
    '	at java.base/java.lang.Thread.run(Thread.java:840)',
  ])('is none: %j', (text) => expect(readLine(text)).toBeNull());

  test('is found in nearly every line of every recorded log of GoQuorum', () => {
    for (const name of recordingsWithLogs.filter((one) => !one.startsWith('besu'))) {
      for (const node of loggingNodes(name)) {
        const lines = logText(name, node).split('\n').filter(Boolean);
        const unread = lines.filter((text) => readLine(text) === null);
        expect(unread.filter((text) => text !== '[cut]')).toEqual([]);
      }
    }
  });
});

describe('whatever stands in a log', () => {
  const logs = [...recordingsWithLogs.slice(0, 8).flatMap((name) => logText(name, loggingNodes(name)[1] as string).split('\n'))];
  const damaged = fc
    .tuple(fc.constantFrom(...logs), fc.nat(400), fc.nat(400), fc.string({ unit: 'binary', maxLength: 40 }))
    .map(([line, from, length, put]) => line.slice(0, from) + put + line.slice(from + length));

  test('nothing throws', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(damaged, fc.string({ unit: 'binary', maxLength: 300 })), { maxLength: 60 }), (texts) => {
        let memory = NOTHING_TOLD;
        for (const text of texts) {
          const line = readLine(text);
          if (line) memory = foldLine(memory, line, 0);
        }
        return memory.told.heads.length <= 20 && memory.told.roundChanges.length <= 200;
      }),
      { numRuns: 300 },
    );
  });

  test.each(['a', ' ', '"', '="', 'a=" ', ' a', '{"log":"', '{"', '[', 'INFO [', '\\', ' a.b-c', '|', '0x'])(
    'a line of 64 KB of %j is read in no time',
    (piece) => {
      const filler = piece.repeat(65_536 / piece.length);
      const begun = performance.now();
      for (const text of [filler, `${LINE.slice(0, 60)} ${filler}`, `{"msg":"${filler}`, `2026-11-22 17:37:05.702+00:00 | ${filler}`]) {
        for (const isCut of [true, false]) {
          const line = readLine(text, isCut);
          line?.value('current.round');
          if (line) foldLine(NOTHING_TOLD, line, 0);
        }
      }
      expect(performance.now() - begun).toBeLessThan(2000);
    },
  );
});
