import type { BranchPicture, ForkPicture, NetworkPicture } from '@/lib/chain/picture';
import type { Outlook } from '@/lib/incidents/types';
import { formatNumber, listOf } from './format';
import { say } from './phrases';
import { sayContext, sayPhrase } from './say-phrase';
import { duration, sayBoth, type Verdict, verdict } from './spoken';
import { sayView } from './words/views';

type Proven = Extract<ForkPicture, { state: 'proven' }>;

/** Several hashes at one height, each read twice: where, who, and whether it heals by itself, as its incident has it. */
export function speakFork(picture: NetworkPicture, fork: Exclude<ForkPicture, { state: 'none' }>, outlook: Outlook | null): Verdict {
  if (fork.state !== 'proven') {
    const forked = formatNumber(picture.heights.find((height) => height.state === 'forked')?.height ?? picture.head?.height ?? 0);
    const { hashes } = fork;
    return fork.state === 'searching'
      ? verdict('forked', sayBoth('verdict.forked.searching', { forked, hashes }))
      : verdict('forked', sayBoth('verdict.forked.stuck', { forked, hashes, why: say(`stuck.${fork.why}`) }));
  }
  const params = {
    forked: formatNumber(fork.ancestor.height + 1),
    ancestor: formatNumber(fork.ancestor.height),
    camps: campsOf(picture, fork),
    campsShort: campsInShort(picture, fork),
    count: fork.branches.length,
    blocks: blocksOf(picture),
    quorum: picture.set?.quorumSize ?? sayView('not-known'),
  };
  const said = sayBoth(picture.set ? 'verdict.forked' : 'verdict.forked.noset', params);
  const detail = sayHeld(picture) ?? (outlook && detailOf(picture, fork, outlook));
  return verdict('forked', said, detail, outlook?.heals, nextOf(picture, fork, outlook));
}

/** While a recovery holds nodes, who would have to move is its matter. */
function sayHeld({ recovery }: NetworkPicture): string | null {
  return recovery ? say('detail.fork.recovery', { number: recovery.number }) : null;
}

function campsOf({ set }: NetworkPicture, fork: Proven): string {
  if (!set) {
    const held = fork.branches.map((branch) => say('camp.noset', { label: branch.label, nodes: listOf(branch.nodes) }));
    return listOf(held, 9);
  }
  const one = (branch: BranchPicture, index: number) =>
    say(index === 0 ? 'camp.first' : 'camp.next', {
      label: branch.label,
      held: branch.validators.length === 0 ? sayView('none') : branch.validators.length,
      validators: set.validators.length,
    });
  const camps = fork.branches.map(one);
  if (fork.unplaced.length > 0) camps.push(say('camp.nowhere', { count: fork.unplaced.length }));
  return camps.join(', ');
}

/** More branches than this are counted. */
const NAMED_BRANCHES = 3;

function campsInShort(picture: NetworkPicture, fork: Proven): string {
  if (fork.branches.length <= NAMED_BRANCHES) return campsOf(picture, { ...fork, unplaced: [] });
  const held = Math.max(...fork.branches.map(({ validators }) => validators.length));
  const validators = picture.set?.validators.length ?? sayView('not-known');
  return say('short.camps.many', { count: fork.branches.length, held, validators });
}

/** What has to come next: a recovery that is under way, who must move at the least, or that it heals. */
function nextOf({ recovery }: NetworkPicture, fork: Proven, outlook: Outlook | null): string | null {
  if (recovery) return say('next.recovery', { number: recovery.number });
  if (outlook === null) return null;
  const winner = fork.branches.find((branch) => branch.hasQuorum === true);
  if (outlook.heals === 'yes' && winner) return say('next.fork.yes', { label: winner.label });
  if (outlook.heals !== 'no') return say('next.fork.unknown');
  const [move] = outlook.moves;
  if (!move) return say('next.fork.none');
  const count = outlook.moves.reduce((sum, one) => sum + one.count, 0);
  const params = { from: move.from, to: move.to, count };
  if (outlook.moves.length > 1) return say('next.fork.several', params);
  return count === 1 ? say('next.fork.one', params) : say('next.fork.some', params);
}

function blocksOf({ liveness }: NetworkPicture): string {
  const { state, ageMs, expectedMs } = liveness;
  const age = duration(ageMs);
  switch (state) {
    case 'stalled':
      return say('blocks.none', { age });
    case 'slow':
      return say('blocks.slow', { age, expected: duration(expectedMs) });
    case 'unknown':
      return say('blocks.unknown');
    case 'producing':
      // A fork holds the chain before the next block is even due.
      return say(expectedMs !== null && ageMs !== null && ageMs <= expectedMs ? 'blocks.due' : 'blocks.none', { age });
  }
}

function detailOf(picture: NetworkPicture, fork: Proven, outlook: Outlook): string {
  if (outlook.heals === 'no') {
    const no = say('detail.fork.no', { quorum: picture.set?.quorumSize ?? sayView('not-known') });
    return [no, ...whoMoves(outlook)].join(' ');
  }
  const winner = fork.branches.find((branch) => branch.hasQuorum === true);
  if (outlook.heals === 'yes' && winner) return say('detail.fork.yes', { label: winner.label });
  return sayPhrase(outlook.says, sayContext(picture.nodes));
}

/** The fewest that would have to move; nothing where it takes several branches at once: the incident tells that. */
function whoMoves({ moves }: Outlook): readonly string[] {
  const [move] = moves;
  if (!move || moves.length !== 1) return [];
  const { from, to, count } = move;
  return [count === 1 ? say('detail.fork.move-one', { from, to }) : say('detail.fork.move', { from, to, count })];
}
