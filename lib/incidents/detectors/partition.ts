import type { NodePicture } from '@/lib/chain/picture';
import { type LinkGroup, linkGroups } from '../link-groups';
import { nameGroups } from '../name-groups';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { answeringNodes } from '../who-answers';

/** Nodes that answer but have no link to the others, by the peers both ends tell. */
export const partition: Detector = {
  id: 'partition',
  needs: ['peers', 'identity'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: ['reconnect-peers'],
  consequenceOf: ['stall', 'fork'],
  detect: (input) => {
    const validators = linkGroups(input, 'validators');
    const groups = validators && validators.length > 1 ? validators : linkGroups(input, 'all');
    const dumb = answeringNodes(input).filter(({ peerList }) => peerList === null);
    const cannotTell = dumb.map(({ name }) => name);
    if (!groups) return { present: [], cannotTell: [{ need: 'peers', nodes: cannotTell, keys: 'all' }] };
    return {
      present: groups.length > 1 ? [causeOf(input, groups)] : [],
      cannotTell: dumb.length === 0 ? [] : [{ need: 'peers', nodes: cannotTell, keys: [] }],
    };
  },
};

function causeOf({ picture }: DiagnosisInput, groups: readonly LinkGroup[]): Cause {
  const quorum = picture.set?.quorumSize ?? null;
  const [main, ...rest] = groups as readonly [LinkGroup, ...LinkGroup[]];
  const cut = rest.flatMap(({ nodes }) => nodes);
  const named = nameGroups(groups);
  const hasQuorum = quorum === null ? null : main.validators.length >= quorum;
  const isOnlyMembers = rest.every(({ validators }) => validators.length === 0);
  return {
    key: 'partition',
    severity: hasQuorum === false ? 'critical' : isOnlyMembers ? 'info' : 'warning',
    since: null,
    says:
      hasQuorum === false
        ? phrase('detector.partition.no-quorum', { count: groups.length, quorum, groups: named })
        : phrase('detector.partition.cut', { nodes: { list: cut }, groups: named }),
    means: phrase('detector.partition.means', { at: { at: toldAt(picture.nodes, groups) } }),
    nodes: hasQuorum === false ? groups.flatMap(({ nodes }) => nodes) : cut,
    validators: (hasQuorum === false ? groups : rest).flatMap(({ validators }) => validators),
    heights: null,
    facts: { groups, quorum },
  };
}

/** When the oldest of their lists was told: what came after it may not be told yet. */
function toldAt(nodes: readonly NodePicture[], groups: readonly LinkGroup[]): number | null {
  const names = new Set(groups.flatMap((group) => group.nodes));
  const times = nodes.flatMap(({ name, peersAt }) => (names.has(name) && peersAt !== null ? [peersAt] : []));
  return times.length === 0 ? null : Math.min(...times);
}
