import { describe, expect, test } from 'vitest';
import { foldLine } from './fold-line';
import { lineTime } from './line-time';
import { NOTHING_TOLD } from './log-memory';
import { readLine } from './read-line';

const ME = '0xA5F1d34833bF2f7cf828Cb5d1F3534CDCf56b570';
const OTHER = '0xf42696A8937FD07efd83D48Ca3a013F2D85934c4';
const HASH = `0x${'ab'.repeat(32)}`;
const BEGIN = Date.UTC(2026, 0, 1);

/** Lines a second apart from the start of 2026, each as "LEVEL message key=value". */
function read(...texts: readonly string[]) {
  let memory = NOTHING_TOLD;
  texts.forEach((text, index) => {
    const [level = '', ...rest] = text.split(' ');
    const line = readLine(`${level.padEnd(5)}[01-01|00:00:${`${index + 1}`.padStart(2, '0')}.000] ${rest.join(' ')}`);
    if (line?.stamp) memory = foldLine(memory, line, lineTime(line.stamp, BEGIN, () => 0) as number);
  });
  return memory.told;
}

const round = (nr: number, sequence = 15) =>
  `INFO QBFT: start new round                    address=${ME} next.round=${nr} next.seq=${sequence} next.proposer=${OTHER}`;
const view = (nr: number, sequence = 15) => `address=${ME} current.round=${nr} current.sequence=${sequence} state="Accept request"`;

describe('a time-out', () => {
  test('alone, at verbosity 2, is a round change', () => {
    const told = read(`WARN QBFT: TIMER CHANGING ROUND  ${view(3)} pr=<nil>`, `WARN QBFT: TIMER CHANGED ROUND  ${view(3)} pr=<nil>`);
    expect([told.round, told.sequence, told.roundSince]).toEqual([4, 15, BEGIN + 2000]);
  });

  test('that is logged after the core went on further does not set it back', () => {
    const told = read(
      round(1),
      `WARN QBFT: TIMER CHANGING ROUND  ${view(1)} pr=<nil>`,
      round(2),
      round(5),
      `WARN QBFT: TIMER CHANGED ROUND  ${view(1)} pr=<nil>`,
    );
    expect([told.round, told.roundSince]).toEqual([5, BEGIN + 4000]);
  });

  test('tells whether a prepared certificate is alive, and a ROUND-CHANGE its hash', () => {
    const prepared = [round(0), `WARN QBFT: TIMER CHANGING ROUND  ${view(0)} pr=0`, round(1)];
    const decoded = `INFO QBFT: Correctly decoded SignedRoundChangePayload p="RoundChange {seq=15, round=1, pr=0, pv=${HASH}}"`;
    expect(read(...prepared, decoded).prepared).toMatchObject({ round: 0, hash: { full: HASH } });
    expect(read(...prepared, decoded.replace('seq=15', 'seq=14')).prepared).toEqual({ round: 0, hash: null });
    expect(read(...prepared, `WARN QBFT: TIMER CHANGING ROUND  ${view(1)} pr=<nil>`).prepared).toBeNull();
    expect(read(...prepared, round(0, 16)).prepared).toBeNull();
  });
});

describe('a core', () => {
  test('that starts anew knows no round until it says so', () => {
    expect(read(round(7), `INFO QBFT: start                              address=${ME}`)).toMatchObject({
      round: null,
      sequence: null,
      core: 'running',
    });
    expect(read(round(7), `INFO QBFT: stopped                            address=${ME}`)).toMatchObject({ round: null, core: 'stopped' });
    expect(read(round(7), 'INFO Starting peer-to-peer node               instance=Geth/v1')).toMatchObject({
      round: null,
      core: null,
      startedAt: BEGIN + 2000,
    });
  });

  test('that stands before its own last block is wedged until it starts a round', () => {
    const wedged = `WARN QBFT: next sequence is before last block proposal  address=${ME} current.round=0 current.sequence=16 target.round=0 lastProposal.number=13`;
    expect(read(round(0, 16), wedged).wedged).toEqual({ at: BEGIN + 2000, sequence: 16, head: 13 });
    expect(read(round(0, 16), wedged, round(0, 14)).wedged).toBeNull();
  });

  test('whose round was there before the first line has no beginning of it', () => {
    const told = read(`INFO QBFT: handle ROUND-CHANGE message  ${view(4, 899_155)} msg.source=${OTHER} msg.round=5 msg.sequence=899,155`);
    expect([told.round, told.sequence, told.roundSince]).toEqual([4, 899_155, null]);
    expect(told.roundChanges).toEqual([{ from: OTHER.toLowerCase(), round: 5, at: BEGIN + 1000 }]);
  });

  test('starts a round’s timer anew with each request for a block, and has none in round 0 before it', () => {
    const request = `INFO QBFT: handle block proposal request  ${view(1)}`;
    expect(read(round(0)).timerSince).toBeNull();
    expect(read(round(1)).timerSince).toBe(BEGIN + 1000);
    expect(read(round(1), 'INFO x', request).timerSince).toBe(BEGIN + 3000);
  });
});

describe('a PRE-PREPARE for another height than its block', () => {
  const sent = `INFO QBFT: broadcast PRE-PREPARE message  ${view(0, 16)} msg.source=${ME} msg.sequence=16 msg.round=0`;

  test('is caught where it is sent and where it is refused', () => {
    expect(read(`${sent} block.number=15 block.hash=${HASH} payload=0xf9`).misnumbered).toMatchObject([
      { sequence: 16, blockHeight: 15, from: ME.toLowerCase(), hash: { full: HASH } },
    ]);
    const refused = `WARN QBFT: invalid PRE-PREPARE block proposal  ${view(0, 16)} msg.source=${OTHER} msg.round=0 msg.sequence=16 proposal.number=15 proposal.hash=${HASH} err="x y"`;
    expect(read(refused)).toMatchObject({
      misnumbered: [{ sequence: 16, blockHeight: 15, from: OTHER.toLowerCase() }],
      refused: { kind: 'proposal', why: 'x y', count: 1 },
    });
  });

  test('is not seen in one whose heights are equal, whole or with commas', () => {
    expect(read(`${sent} block.number=16 block.hash=${HASH}`).misnumbered).toEqual([]);
    expect(read(`${sent.replaceAll('16', '899,155')} block.number=899155 block.hash=${HASH}`).misnumbered).toEqual([]);
  });
});

describe('what a start tells', () => {
  test('each unclean stop once, however often its mark is told', () => {
    const mark = (booted: string) => `WARN Unclean shutdown detected  booted=${booted} age=3m41s`;
    const told = read(mark('2025-12-31T23:00:00+0000'), mark('2025-12-31T23:00:00+0000'), mark('2025-12-31T23:30:00+0100'));
    expect(told.uncleanShutdowns.map(({ bootedAt }) => bootedAt)).toEqual([Date.UTC(2025, 11, 31, 23), Date.UTC(2025, 11, 31, 22, 30)]);
  });

  test('no more than the newest few of anything', () => {
    const told = read(...Array.from({ length: 40 }, (_, target) => `WARN Rewinding blockchain  target=${target}`));
    expect([told.rewinds.length, told.rewinds.at(-1)?.target]).toEqual([20, 39]);
  });
});

test('a block that is imported at the height of the head is not taken for the head: equal chains keep their own', () => {
  const block = (height: number, hash: string) => `INFO Imported new chain segment  blocks=1 number=${height} hash=${hash}`;
  expect(read(block(14, '111111..111111'), block(14, '222222..222222')).head?.hash.first).toBe('111111');
  expect(read(block(14, '111111..111111'), block(15, '222222..222222')).head).toMatchObject({ height: 15 });
});

test('an error counts unless it is known to say nothing', () => {
  const harmless = 'ERROR QBFT: Error List() Signed Payload        err="rlp: end of list"';
  expect(read(harmless).lastError).toBeNull();
  expect(read('ERROR BFT: invalid block proposal  proposal=secret', harmless).lastError).toEqual({
    at: BEGIN + 1000,
    message: 'BFT: invalid block proposal',
  });
});
