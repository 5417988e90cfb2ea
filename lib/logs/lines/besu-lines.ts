import type { LogHead } from '@/lib/chain/node-log';
import type { Address } from '@/lib/consensus/types';
import type { LogLine } from './log-line';
import { keep, type LogMemory, NO_CORE, type Told } from './log-memory';
import { readAddress, readHash } from './read-values';

type Tells = (
  memory: LogMemory,
  found: RegExpExecArray,
  at: number,
) => { readonly told?: Partial<Told>; readonly besuReorg?: LogMemory['besuReorg'] };

const told = (change: Partial<Told>) => ({ told: change });

/**
 * Lines of Besu, by their text (QbftBesuControllerBuilder, PersistBlockTask, RoundTimer, RoundChangeManager, QbftRound, QbftBlockHeightManager,
 * BaseBftController, DefaultBlockchain). Rounds stand in the log from round 2 on, or at DEBUG: after a block the round is not known. Blocks
 * that come by gossip or sync and most rewinds are not logged (seen): an imported block ends a height, and is never said to be the head.
 */
const LINES: readonly (readonly [RegExp, Tells])[] = [
  [/^(?:Imported|Produced) #(\d{1,15}) /, ({ told: now }, found) => told(grown(now, Number(found[1])))],
  [/^Starting Besu/, (_, __, at) => told({ ...NO_CORE, core: null, startedAt: at, stoppedAt: null, lastError: null })],
  [/^Node address (0x[0-9a-f]{40})/, (_, found) => told({ address: readAddress(found[1]) })],
  [/^Starting (?:QBFT|BFT|IBFT) mining coordinator/i, () => told({ core: 'running' })],
  [/^Stopping BFT mining coordinator|^BFT Mining thread has suffered a fatal error/, () => told({ ...NO_CORE, core: 'stopped' })],
  [/^Shutting down BFT event processor/, (_, __, at) => told({ ...NO_CORE, core: 'stopped', stoppedAt: at })],
  [/Moved to round (\d{1,9}) which will expire/, ({ told: now }, found, at) => told(inRound(now, Number(found[1]), null, at))],
  [/^Starting new round (\d{1,9})/, ({ told: now }, found, at) => told(inRound(now, Number(found[1]), null, at))],
  [
    /^Importing proposed block to chain\. round=ConsensusRoundIdentifier\{Sequence=(\d{1,15}), Round=\d{1,9}\}, hash=(0x[0-9a-f]{64})/,
    (_, found, at) => told(committed(Number(found[1]), found[2], at)),
  ],
  [
    /^Round has expired.* round=ConsensusRoundIdentifier\{Sequence=(\d{1,15}), Round=(\d{1,9})\}/,
    ({ told: now }, found, at) => told(inRound(now, Number(found[2]) + 1, Number(found[1]), at)),
  ],
  [
    /^Address: (0x[0-9a-f]{40})\s+Round: (\d{1,9})/,
    ({ told: now }, found, at) => told(heard(now, found[1] as Address, Number(found[2]), at)),
  ],
  [
    /^Invalid Proposal Payload: (.{1,200})/,
    ({ told: now }, found, at) => {
      const { sequence, round, refused } = now;
      const count = (refused?.count ?? 0) + 1;
      return told({ refused: { at, kind: 'proposal', why: found[1] as string, sequence, round, from: null, expected: null, count } });
    },
  ],
  [
    /^Subsequent NewChainHead event at same block height indicates chain fork\. chainHeight=(\d{1,15})/,
    (_, found, at) => told({ forkSaid: { at, height: Number(found[1]) } }),
  ],
  [
    /^Chain Reorganization \+(\d{1,9}) new \/ -(\d{1,9}) old/,
    (_, found, at) => ({ besuReorg: { at, add: Number(found[1]), drop: Number(found[2]), old: null, new: null } }),
  ],
  [
    /^(Old|New|Ancestor) - hash: (0x[0-9a-f]{64}), height: (\d{1,15})/,
    ({ told: now, besuReorg }, found) => {
      const hash = readHash(found[2]);
      if (!besuReorg || !hash) return {};
      const block: LogHead = { height: Number(found[3]), hash };
      if (found[1] !== 'Ancestor') return { besuReorg: { ...besuReorg, [found[1] === 'Old' ? 'old' : 'new']: block } };
      const { at, drop, add, old, new: next } = besuReorg;
      const head = next ?? block;
      const one = { at, height: block.height, drop, add, dropFrom: old?.hash ?? null, addFrom: add > 0 ? head.hash : null };
      // A rewind is written as a reorganisation that adds nothing, the way back up as one that drops nothing.
      const listed: Partial<Told> =
        add === 0 ? { rewinds: keep(now.rewinds, { at, target: block.height }) } : drop === 0 ? {} : { reorgs: keep(now.reorgs, one) };
      return { besuReorg: null, told: { ...NO_CORE, sequence: head.height + 1, ...listed } };
    },
  ],
];

/** What a line of Besu tells. */
export function readBesu(memory: LogMemory, line: LogLine, at: number): LogMemory {
  const text = line.message.slice(0, 1000);
  for (const [pattern, tells] of LINES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const { told: change = {}, besuReorg = memory.besuReorg } = tells(memory, found, at);
    return { told: { ...memory.told, ...change }, besuReorg };
  }
  return memory;
}

/** A block above ends the height that was worked on; the round of the next stands nowhere. */
function grown(now: Told, height: number): Partial<Told> {
  return now.sequence !== null && height < now.sequence ? {} : { ...NO_CORE, sequence: height + 1 };
}

function inRound(now: Told, round: number, sequence: number | null, at: number): Partial<Told> {
  const height = sequence ?? now.sequence;
  if (now.round === round && now.sequence === height) return {};
  return { core: 'running', round, sequence: height, roundSince: at, timerSince: at };
}

function committed(height: number, hash: string | undefined, at: number): Partial<Told> {
  const read = readHash(hash);
  return read ? { committed: { at, height, hash: read } } : {};
}

function heard(now: Told, from: Address, round: number, at: number): Partial<Told> {
  const others = now.roundChanges.filter((one) => one.from !== from).slice(-199);
  return { roundChanges: [...others, { from, round, at }] };
}
