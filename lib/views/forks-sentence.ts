import type { ForksView } from './fork-timeline-types';
import { say } from './phrases';
import type { NetworkView } from './types';

/** It takes two to show a fork. */
const FEWEST = 2;

/**
 * Why no fork is drawn. That none stands is said only of nodes that are heard: what the others hold is not known. `view` = the network at that
 * moment, null where it is not kept.
 */
export function forksSentence(state: ForksView['state'], view: Pick<NetworkView, 'verdict' | 'nodes'> | null): string {
  if (state === 'not-watched' || state === 'not-kept' || view === null)
    return say(state === 'not-watched' ? 'forks.not-watched' : 'forks.not-kept');
  // Two hashes at one height whose last common block is not found yet.
  if (view.verdict.state === 'forked') return view.verdict.sentence;
  const heard = view.nodes.filter((node) => node.state === 'ok' || node.state === 'behind').length;
  const [nodes, isPast] = [view.nodes.length, state === 'kept'];
  if (heard < FEWEST) return say(isPast ? 'forks.unknown.past' : 'forks.unknown', { heard, nodes });
  if (heard < nodes) return say(isPast ? 'forks.none-heard.past' : 'forks.none-heard', { heard, nodes });
  return say(isPast ? 'forks.none.past' : 'forks.none');
}
