import type { NodeLog } from '@/lib/chain/node-log';
import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import { listOf } from './format';
import { nameValidators } from './name-validators';
import { nodeState } from './node-state';
import { say } from './phrases';
import type { LiveRoundView } from './rounds-types';
import type { OpenRound } from './types';
import { sayView } from './words/views';

/** Each validator's round at the open height: by its own log where one tells it, else the estimate by the head's age, said to be one. */
export function liveRounds(picture: NetworkPicture, open: OpenRound | null): readonly LiveRoundView[] {
  const height = open?.height ?? null;
  return picture.nodes.filter(({ role }) => role === 'validator').map((node) => liveRound(picture, node, height, open));
}

function liveRound(picture: NetworkPicture, node: NodePicture, height: number | null, open: OpenRound | null): LiveRoundView {
  const { log, name } = node;
  const state = nodeState(picture, node);
  if (log && log.state !== 'lost' && log.round !== null && log.sequence === height)
    return { node: name, state, round: log.round, source: 'log', since: log.roundSince, note: noteOf(log, picture) };
  const why = log?.state === 'lost' ? say('rounds.log.lost', { why: log.why ?? sayView('not-known-why') }) : null;
  // An estimate holds only where timers run: a node that is not there runs none.
  if (!node.answering || open?.round == null || open.source !== 'estimate')
    return { node: name, state, round: null, source: 'unknown', since: null, note: why };
  return { node: name, state, round: open.round, source: 'estimate', since: null, note: why, ...(open.atMost ? { atMost: true } : {}) };
}

function noteOf(log: NodeLog, { nodes }: NetworkPicture): string | null {
  const heard = log.roundChanges.filter(({ round }) => round >= (log.round ?? 0)).map(({ from }) => from);
  const said = [
    ...(log.coreState ? [log.coreState] : []),
    ...(heard.length > 0 ? [say('rounds.log.heard', { names: listOf(nameValidators(heard, nodes)) })] : []),
    ...(log.state === 'quiet' ? [say('rounds.log.quiet')] : []),
    ...(log.refused ? [say('rounds.log.refused', { why: log.refused.why })] : []),
  ];
  return said.length === 0 ? null : said.join(' · ');
}
