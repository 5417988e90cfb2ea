import type { NodePicture } from '@/lib/chain/picture';
import { type LinkGroup, linkGroups } from '../link-groups';
import { nameGroups } from '../name-groups';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { CannotTell, Cause, Detector, DiagnosisInput } from '../types';
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
    // What a recovery cut is its doing, and no news; what is missing beside that is.
    const cut = input.picture.recovery?.cut ?? [];
    const validators = linkGroups(input, 'validators', cut);
    const groups = validators && validators.length > 1 ? validators : linkGroups(input, 'all', cut);
    const dumb = answeringNodes(input).filter(({ peerList }) => peerList === null);
    const cannotTell = dumb.map(({ name }) => name);
    if (!groups) return { present: [], cannotTell: [{ need: 'peers', nodes: cannotTell, keys: 'all' }] };
    if (groups.length > 1) return { present: [causeOf(input, groups)], cannotTell: dumbOf(cannotTell, []) };
    // Whether who is cut off would be linked otherwise nobody can tell meanwhile.
    return { present: [], cannotTell: dumbOf([...cannotTell, ...cut], cut.length === 0 ? [] : 'all') };
  },
};

const dumbOf = (nodes: readonly string[], keys: CannotTell['keys']): readonly CannotTell[] =>
  nodes.length === 0 ? [] : [{ need: 'peers', nodes, keys }];

function causeOf({ picture }: DiagnosisInput, groups: readonly LinkGroup[]): Cause {
  const quorum = picture.set?.quorumSize ?? null;
  const [main, ...rest] = groups as readonly [LinkGroup, ...LinkGroup[]];
  const cut = rest.flatMap(({ nodes }) => nodes);
  const named = nameGroups(groups);
  const hasQuorum = quorum === null ? null : main.validators.length >= quorum;
  const at = { at: toldAt(picture.nodes, groups) };
  const isOnlyMembers = rest.every(({ validators }) => validators.length === 0);
  return {
    key: 'partition',
    severity: hasQuorum === false ? 'critical' : isOnlyMembers ? 'info' : 'warning',
    since: null,
    says:
      hasQuorum === false
        ? phrase('detector.partition.no-quorum', { count: groups.length, quorum, groups: named })
        : phrase('detector.partition.cut', { nodes: { list: cut }, groups: named }),
    means: picture.recovery?.cut.length
      ? phrase('detector.partition.means-recovery', { at, recovery: picture.recovery.number, cut: { list: picture.recovery.cut } })
      : phrase('detector.partition.means', { at }),
    nodes: hasQuorum === false ? groups.flatMap(({ nodes }) => nodes) : cut,
    validators: (hasQuorum === false ? groups : rest).flatMap(({ validators }) => validators),
    heights: null,
    facts: { groups, quorum, ...(picture.recovery ? { recovery: picture.recovery } : {}) },
  };
}

/** When the oldest of their lists was told: what came after it may not be told yet. */
function toldAt(nodes: readonly NodePicture[], groups: readonly LinkGroup[]): number | null {
  const names = new Set(groups.flatMap((group) => group.nodes));
  const times = nodes.flatMap(({ name, peersAt }) => (names.has(name) && peersAt !== null ? [peersAt] : []));
  return times.length === 0 ? null : Math.min(...times);
}
