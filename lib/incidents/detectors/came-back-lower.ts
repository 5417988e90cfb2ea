import type { NodePicture } from '@/lib/chain/picture';
import { standingMs } from '../pace';
import { perNode } from '../per-node';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';

const keyOf = ({ name }: { readonly name: string }): string => `came-back-lower:${name}`;
/** An unclean end is told at the next start: its line may be a little older than the answer. */
const START_MS = 600_000;

/** A node whose head after an absence is lower than before, and has not caught up: as after an unclean shutdown. */
export const cameBackLower: Detector = {
  id: 'came-back-lower',
  needs: ['heads', 'history'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => perNode(input, 'heads', keyOf, (node) => judge(input, node)),
};

function judge({ headDrops, picture }: DiagnosisInput, node: NodePicture): Cause | 'unknown' | null {
  const drop = headDrops.findLast((one) => one.node === node.name && one.wasAway);
  if (!drop || !node.counted) return null;
  if (!node.head) return 'unknown';
  if (node.head.height >= drop.from.height) return null;
  const unclean = node.log?.uncleanShutdowns.findLast(({ at }) => Math.abs(at - drop.at) < START_MS) ?? null;
  return {
    key: keyOf(node),
    severity: node.role === 'validator' ? 'warning' : 'info',
    since: drop.at,
    says: phrase(drop.unwatched ? 'detector.came-back.unwatched' : 'detector.came-back.says', {
      node: node.name,
      before: drop.from.height,
      after: drop.to.height,
    }),
    means: unclean
      ? phrase('detector.came-back.unclean', { at: { at: unclean.at }, head: node.head.height })
      : phrase('detector.came-back.means', { head: node.head.height }),
    nodes: [node.name],
    validators: node.address !== null && node.role === 'validator' ? [node.address] : [],
    heights: { from: node.head.height + 1, to: drop.from.height },
    facts: { drop, head: node.head, highest: picture.head?.height ?? null, uncleanShutdown: unclean, repairs: node.log?.repairs ?? null },
  };
}
