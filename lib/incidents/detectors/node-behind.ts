import { BEHIND, lagOf } from '@/lib/chain/node-lag';
import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import { periodMs, standingMs } from '../pace';
import { perNode } from '../per-node';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';

/** So long a block may be on its way, also where blocks come faster than polls. */
const ON_ITS_WAY_MS = 5_000;

/** A node that comes back fetches what it lacks within this time, or does not fetch it by itself. */
const STAYS_MS = 60_000;

const keyOf = ({ name }: { readonly name: string }): string => `node-behind:${name}`;

/** A node that answers and whose head stays below the others', on the same chain. */
export const nodeBehind: Detector = {
  id: 'node-behind',
  needs: ['heads'],
  onDelayMs: (input) => Math.max(STAYS_MS, 3 * periodMs(input)),
  offDelayMs: standingMs,
  playbooks: ['reconnect-peers'],
  consequenceOf: ['fork', 'came-back-lower', 'partition'],
  isConsequence: (cause, of) => cause.nodes.some((name) => of.nodes.includes(name)),
  detect: (input) => perNode(input, 'heads', keyOf, (node) => judge(input, node)),
};

function judge({ picture }: DiagnosisInput, node: NodePicture): Cause | 'unknown' | null {
  if (!node.counted) return null;
  if (!node.head || !picture.head) return 'unknown';
  const lag = lagOf(picture, node);
  // On a branch of its own it is not behind: the fork says where it is.
  if (lag < BEHIND || isOnBranch(picture, node.name) || isOnItsWay(picture, node.head.height + 1)) return null;
  return {
    key: keyOf(node),
    severity: node.role === 'validator' ? 'warning' : 'info',
    since: null,
    says: phrase('detector.behind.node', { node: node.name, height: node.head.height, lag }),
    means: node.syncing === true ? phrase('detector.behind.syncing') : phrase('detector.behind.stays', { peers: node.peers }),
    nodes: [node.name],
    validators: node.address !== null && node.role === 'validator' ? [node.address] : [],
    heights: { from: node.head.height + 1, to: picture.head.height },
    facts: { head: node.head, highest: picture.head.height, lag, syncing: node.syncing, peers: node.peers },
  };
}

const isOnBranch = ({ fork }: NetworkPicture, name: string): boolean =>
  fork.state === 'proven' && fork.branches.some(({ nodes }) => nodes.includes(name));

/** The block it lacks came to others only just now. */
function isOnItsWay({ heights, block, now }: NetworkPicture, height: number): boolean {
  const hash = heights.find((one) => one.height === height)?.camps[0]?.hash;
  const seen = hash && block(hash);
  return seen ? seen.seenLive && Math.abs(now - seen.firstSeenAt) < ON_ITS_WAY_MS : false;
}
