import { describe, expect, test } from 'vitest';
import { foldLine } from './fold-line';
import { NOTHING_TOLD } from './log-memory';
import { readLine } from './read-line';

const A = '0xa959c4948e26302a8dc8198a01d4dacc30e07d75';
const B = '0xd567772741a578629009f61c5fdd5533d1b6f73d';
const HASH = `0x${'ab'.repeat(32)}`;

/** Messages as INFO lines a second apart from the start of 2026; those that begin with a space stand bare, as Besu writes them. */
function read(...messages: readonly string[]) {
  let memory = NOTHING_TOLD;
  let at = Date.UTC(2026, 0, 1);
  for (const message of messages) {
    at += 1000;
    const time = new Date(at).toISOString().replace('T', ' ').replace('Z', '+00:00');
    const line = readLine(message.startsWith(' ') ? message : `${time} | BftProcessorExecutor-QBFT-0 | INFO  | Some | ${message}`);
    if (line) memory = foldLine(memory, line, at);
  }
  return memory.told;
}

describe('Besu’s log', () => {
  test('tells a round from the second on, and none after a block', () => {
    const imported = `Imported #30 / 0 tx / 0 pending / 0 (0.0%) gas / (${HASH})`;
    const stalled = read(imported, 'Moved to round 2 which will expire in 16 seconds', 'Moved to round 3 which will expire in 32 seconds');
    expect([stalled.sequence, stalled.round, stalled.roundSince]).toEqual([31, 3, Date.UTC(2026, 0, 1, 0, 0, 3)]);
    const older = read(imported, 'QBFT round 5 expired. Moved to round 6 which will expire in 128 seconds');
    expect(older.round).toBe(6);
    const on = read(imported, 'Moved to round 2 which will expire in 16 seconds', imported.replace('#30', '#31'));
    expect([on.sequence, on.round, on.roundSince]).toEqual([32, null, null]);
    expect(read(imported).round).toBeNull();
  });

  test('at DEBUG tells the first round change too', () => {
    const told = read(
      'Round has expired, creating PreparedCertificate and notifying peers. round=ConsensusRoundIdentifier{Sequence=6, Round=0}',
      'Starting new round 1',
    );
    expect([told.sequence, told.round]).toEqual([6, 1]);
  });

  test('tells every validator’s round in its summary', () => {
    const told = read('BFT round summary (quorum = 3)', ` Address: ${A}  Round: 5 (Local node)`, ` Address: ${B}  Round: 4`);
    expect(told.roundChanges.map(({ from, round }) => [from, round])).toEqual([
      [A, 5],
      [B, 4],
    ]);
  });

  test('tells a reorganisation over four lines, and a rewind written as one', () => {
    const lines = (add: number, drop: number) => [
      `Chain Reorganization +${add} new / -${drop} old`,
      `        Old - hash: ${HASH}, height: 113`,
      `        New - hash: ${HASH.replaceAll('ab', 'cd')}, height: ${112 + add}`,
      `   Ancestor - hash: ${HASH.replaceAll('ab', 'ef')}, height: 112`,
    ];
    expect(read(...lines(2, 1)).reorgs).toMatchObject([
      { height: 112, drop: 1, add: 2, dropFrom: { first: 'ababab' }, addFrom: { first: 'cdcdcd' } },
    ]);
    const rewound = read(...lines(0, 1));
    expect([rewound.reorgs, rewound.rewinds.map(({ target }) => target)]).toEqual([[], [112]]);
    expect(read(...lines(3, 0)).reorgs).toEqual([]);
  });

  test('never tells a head: rewinds and blocks that came by gossip are not in it', () => {
    expect(read(`Imported #30 / 0 tx / 0 pending / 0 (0.0%) gas / (${HASH})`).head).toBeNull();
  });

  test('tells when mining is halted for good, and when a proposal is refused', () => {
    expect(read('BFT Mining thread has suffered a fatal error, mining has been halted').core).toBe('stopped');
    expect(read('Invalid Proposal Payload: block did not pass validation. Reason Optional[x]').refused?.why).toContain(
      'did not pass validation',
    );
  });
});
