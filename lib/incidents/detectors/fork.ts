import type { LogFork } from '@/lib/chain/fork-from-logs';
import type { BlockPicture, BranchPicture, ForkPicture, NetworkPicture } from '@/lib/chain/picture';
import { clientFamily } from '../client-families';
import { forkByLogs } from '../fork-by-logs';
import { forkSeverity } from '../fork-severity';
import { isMadeFor } from '../made-for';
import { forkOutlook } from '../outlook/fork';
import { atOnce, FORK_SEARCH_MS, periodMs, timeoutMs, twoLooksMs } from '../pace';
import { type Phrase, phrase } from '../phrase';
import type { Cause, Detection, Detector, DiagnosisInput, Outlook, PlaybookId } from '../types';
import { isNobodyHeard } from '../who-answers';

type Proven = Extract<ForkPicture, { state: 'proven' }>;
type Heals = Outlook['heals'];

const LEAST_CALM_MS = 60_000;
const CURES: readonly PlaybookId[] = [
  'minimal-move',
  'rewind-one-side',
  'rewind-all',
  'besu-move-one',
  'besu-restart-all',
  'resubmit-transactions',
];
/** One for all that logs alone tell: which fork it is only blocks prove. */
const BY_LOGS = 'fork:by-logs';

/** Valid blocks that differ at one height, each read twice. */
export const fork: Detector = {
  id: 'fork',
  needs: ['heads', 'headers'],
  onDelayMs: atOnce,
  // A cure brings heads together before it brings blocks: what follows belongs to the same incident.
  offDelayMs: (input) => Math.max(LEAST_CALM_MS, periodMs(input) + 3 * (timeoutMs(input) ?? 0)),
  playbooks: [...CURES, 'wait'],
  consequenceOf: [],
  detect: (input) => {
    const { fork: found } = input.picture;
    // Old words prove a fork no more, and no less, than they did.
    if (isNobodyHeard(input)) return withLogs(input, unknown(input));
    if (found.state === 'proven') return proven(input, found);
    if (found.state === 'none') return withLogs(input, { present: [], cannotTell: [] });
    const isSoon = found.state === 'searching' && input.picture.now - found.seenAt < FORK_SEARCH_MS;
    return isSoon
      ? unknown(input)
      : { present: [unprovenCause(input, found)], cannotTell: [{ need: 'heads', nodes: [], keys: ['fork:0x'] }] };
  },
};

/** It stands while holders of two branches say so; once only one side is heard nobody knows where the other one is now. */
function proven(input: DiagnosisInput, found: Proven): Detection {
  const answering = new Set(input.picture.nodes.filter((node) => node.answering).map(({ name }) => name));
  const heard = found.branches.filter(({ nodes }) => nodes.some((name) => answering.has(name)));
  if (heard.length > 1) return { present: [provenCause(input, found)], cannotTell: [] };
  const nodes = found.branches.flatMap((branch) => (heard.includes(branch) ? [] : branch.nodes));
  return withLogs(input, { present: [], cannotTell: [{ need: 'heads', nodes, keys: 'all' }] });
}

/** Where RPC shows one side at most, the nodes' own logs may name the other. Logs that are not of now take nothing back. */
function withLogs(input: DiagnosisInput, { present, cannotTell }: Detection): Detection {
  const { fork: found, silent, mute } = forkByLogs(input.picture);
  if (found) return { present: [...present, byLogsCause(input, found, silent)], cannotTell };
  if (mute.length === 0) return { present, cannotTell };
  return { present, cannotTell: [...cannotTell, { need: 'logs', nodes: mute, keys: [BY_LOGS] }] };
}

function byLogsCause(input: DiagnosisInput, { height, camps, proposersDiffer }: LogFork, silent: readonly string[]): Cause {
  const { nodes, set } = input.picture;
  const holders = camps.flatMap((camp) => camp.nodes);
  const addresses = nodes.flatMap(({ name, address }) => (address !== null && holders.includes(name) ? [address] : []));
  const hashes = camps.map(({ hash }) => hash.full ?? `0x${hash.first}…${hash.last}`);
  return {
    key: BY_LOGS,
    severity: 'critical',
    since: null,
    says: phrase('detector.fork.by-logs', {
      height,
      camps: { list: camps.map((camp, index) => `${hashes[index]} ${camp.nodes.join(', ')}`) },
    }),
    means: proposersDiffer
      ? phrase('detector.fork.by-logs.proposers', { silent: { list: silent } })
      : phrase('detector.fork.by-logs.means', { silent: { list: silent } }),
    nodes: holders,
    validators: set ? addresses.filter((address) => set.validators.includes(address)) : addresses,
    heights: { from: height, to: height },
    facts: { certainty: 'logs', height, camps, proposersDiffer, silent },
    playbooks: [],
    weakerThan: ['fork:0x', 'fork:unproven'],
    onDelayMs: Math.max(FORK_SEARCH_MS, twoLooksMs(input)),
  };
}

function unknown({ picture }: DiagnosisInput): Detection {
  const silent = picture.nodes.filter(({ answering }) => !answering).map(({ name }) => name);
  return { present: [], cannotTell: [{ need: 'heads', nodes: silent, keys: 'all' }] };
}

function unprovenCause({ picture }: DiagnosisInput, found: Exclude<ForkPicture, Proven | { state: 'none' }>): Cause {
  const at = picture.heights.find(({ state }) => state === 'forked')?.height ?? picture.head?.height ?? 0;
  return {
    key: 'fork:unproven',
    weakerThan: ['fork:0x'],
    severity: 'critical',
    since: found.seenAt,
    says: phrase('detector.fork.unproven', { height: at, hashes: found.hashes }),
    means: phrase(found.state === 'stuck' ? 'detector.fork.stuck' : 'detector.fork.searching'),
    nodes: picture.nodes.filter(({ counted }) => counted).map(({ name }) => name),
    validators: [],
    heights: { from: at, to: picture.head?.height ?? at },
    facts: { state: found.state, hashes: found.hashes, why: found.state === 'stuck' ? found.why : null },
    playbooks: [],
  };
}

function provenCause(input: DiagnosisInput, found: Proven): Cause {
  const { picture } = input;
  const { ancestor, branches } = found;
  // One judgement for all that is said: what is overdue by its own estimate no longer heals by itself.
  const { heals } = forkOutlook(input);
  const height = ancestor.height + 1;
  const top = Math.max(height, ...branches.map(({ tip }) => tip.height));
  return {
    key: `fork:${ancestor.hash}`,
    severity: forkSeverity(heals),
    since: secondBlockAt(picture, found),
    says: phrase('detector.fork.stands', {
      height,
      ancestor: ancestor.height,
      camps: campsOf(picture, found),
      quorum: picture.set?.quorumSize ?? null,
    }),
    means: meaning(input, found, heals),
    nodes: branches.flatMap(({ nodes }) => nodes),
    validators: picture.set?.validators ?? [],
    heights: { from: height, to: top },
    facts: factsOf(input, found, heals),
    playbooks: playbooksFor(input, heals),
  };
}

/** Two blocks at one height exist since the later of them was made. */
function secondBlockAt({ block, now }: NetworkPicture, { branches }: Proven): number | null {
  const times = branches.flatMap(({ hash }) => block(hash)?.header.timestamp ?? []).sort((a, b) => a - b);
  return times[1] === undefined ? null : Math.min(now, times[1] * 1000);
}

function campsOf({ set }: NetworkPicture, { branches, unplaced }: Proven): { readonly list: readonly string[] } {
  const held = branches.map(({ label, validators, nodes }) => (set ? `${label} ${validators.length}` : `${label} ${nodes.join(', ')}`));
  return { list: unplaced.length > 0 ? [...held, `not known ${unplaced.length}`] : held };
}

/** Whether it goes on, whether the next block is even due, and what not to expect. */
function meaning({ picture }: DiagnosisInput, { branches }: Proven, heals: Heals): Phrase {
  const { ageMs, expectedMs, overdueAt } = picture.liveness;
  const isDue = ageMs === null || expectedMs === null || ageMs > expectedMs;
  const due = isDue
    ? phrase('detector.fork.due')
    : phrase('detector.fork.not-due', { at: { at: picture.now - ageMs + expectedMs }, overdue: { at: overdueAt } });
  const quorum = picture.set?.quorumSize ?? null;
  if (heals === 'no') return phrase('detector.fork.needs-you', { quorum, due: { phrase: due } });
  const label = branches.find(({ hasQuorum }) => hasQuorum === true)?.label ?? null;
  if (heals === 'yes') return phrase('detector.fork.heals', { label, due: { phrase: due } });
  return phrase('detector.fork.unknown', { due: { phrase: due } });
}

function factsOf({ picture, proposerAfter }: DiagnosisInput, found: Proven, heals: Heals): Record<string, unknown> {
  const { liveness, set } = picture;
  return {
    ancestor: found.ancestor,
    height: found.ancestor.height + 1,
    branches: found.branches.map((branch) => branchFacts(branch, picture.block(branch.hash), proposerAfter(branch.tip.hash, 0))),
    sealedBoth: found.sealedBoth,
    unplaced: found.unplaced,
    validators: set?.validators.length ?? null,
    quorum: set?.quorumSize ?? null,
    healsByItself: heals,
    liveness: liveness.state,
    overdueAt: liveness.overdueAt,
  };
}

function branchFacts(branch: BranchPicture, block: BlockPicture | null, expectedNext: string | null): Record<string, unknown> {
  return {
    ...branch,
    author: block?.author ?? null,
    round: block?.round ?? null,
    timestamp: block?.header.timestamp ?? null,
    parent: block?.header.parentHash ?? null,
    committers: block?.committers ?? [],
    verification: block?.verification.state ?? 'unverifiable',
    proposer: block?.proposer ?? 'unknown',
    expectedNext,
  };
}

/** In the order in which they lose least; which of them were tried on this client is sorted out where they are named. */
function playbooksFor(input: DiagnosisInput, heals: Heals): readonly PlaybookId[] {
  if (heals === 'yes') return ['wait'];
  const family = clientFamily(input);
  return family === 'mixed' || family === 'unknown' ? [] : CURES.filter((id) => isMadeFor(id, family));
}
