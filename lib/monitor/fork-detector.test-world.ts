import { phrase } from '@/lib/incidents/phrase';
import type { Cause, Detector } from '@/lib/incidents/types';

/** A fork detector of the fewest lines, for tests of what happens to what it finds. */
export const plainForkDetector: Detector = {
  id: 'fork',
  needs: ['headers'],
  onDelayMs: () => 0,
  offDelayMs: () => 10_000,
  playbooks: [],
  consequenceOf: [],
  detect: ({ picture }) => {
    const { fork } = picture;
    if (!picture.nodes.some(({ answering }) => answering)) return { present: [], cannotTell: [{ need: 'heads', nodes: [], keys: 'all' }] };
    if (fork.state !== 'proven') return { present: [], cannotTell: [] };
    const height = fork.ancestor.height + 1;
    const cause: Cause = {
      key: `${height}`,
      severity: 'critical',
      since: null,
      says: phrase('height.unknown', { height }),
      means: null,
      nodes: fork.branches.flatMap(({ nodes }) => nodes),
      validators: fork.branches.flatMap(({ validators }) => validators),
      heights: { from: height, to: Math.max(...fork.branches.map(({ tip }) => tip.height)) },
      facts: { ancestor: fork.ancestor },
    };
    return { present: [cause], cannotTell: [] };
  },
};
