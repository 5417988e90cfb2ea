import type { NodePicture } from '@/lib/chain/picture';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detection, Detector, DiagnosisInput } from '../types';
import { areAllSilent, isSilent } from '../who-answers';

const keyOf = ({ name }: NodePicture): string => `unreachable:${name}`;

/** Nodes that do not answer, one cause each; all of them at once are one: more likely Quorumwatch's own link. */
export const unreachable: Detector = {
  id: 'unreachable',
  needs: ['heads'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => (areAllSilent(input) && input.picture.nodes.length > 1 ? allSilent(input) : eachSilent(input)),
};

function eachSilent(input: DiagnosisInput): Detection {
  const { nodes } = input.picture;
  const awaited = nodes.filter((node) => !node.answering && !isSilent(node));
  return {
    present: nodes.filter(isSilent).map((node) => nodeCause(input, node)),
    cannotTell: awaited.length === 0 ? [] : [{ need: 'heads', nodes: awaited.map(({ name }) => name), keys: awaited.map(keyOf) }],
  };
}

function allSilent({ picture }: DiagnosisInput): Detection {
  const names = picture.nodes.map(({ name }) => name);
  const since = picture.nodes.map(({ silentSince }) => silentSince).filter((at) => at !== null);
  return {
    present: [
      {
        key: 'unreachable:*',
        severity: 'critical',
        // Only from the last one on nobody answered.
        since: since.length === names.length ? Math.max(...since) : null,
        says: phrase('detector.unreachable.all', { nodes: names.length }),
        means: phrase('detector.unreachable.all.means'),
        nodes: names,
        validators: [],
        heights: null,
        facts: { nodes: picture.nodes.map((node) => ({ name: node.name, ...faultOf(node) })), lastHead: picture.head?.height ?? null },
      },
    ],
    cannotTell: [{ need: 'heads', nodes: names, keys: picture.nodes.map(keyOf) }],
  };
}

function nodeCause({ picture }: DiagnosisInput, node: NodePicture): Cause {
  const { code, message, kind } = faultOf(node);
  return {
    key: keyOf(node),
    severity: node.role === 'member' ? 'info' : 'warning',
    since: node.silentSince,
    says:
      kind === 'error'
        ? phrase('detector.unreachable.error', { node: node.name, message })
        : phrase('detector.unreachable.node', { node: node.name, message }),
    means:
      node.lastAnswerAt === null
        ? phrase('detector.unreachable.never')
        : phrase('detector.unreachable.last', { at: { at: node.lastAnswerAt }, height: node.head?.height ?? null }),
    nodes: [node.name],
    validators: node.address !== null && picture.set?.validators.includes(node.address) ? [node.address] : [],
    heights: null,
    facts: { kind, code, message, lastAnswerAt: node.lastAnswerAt, lastHead: node.head, role: node.role },
  };
}

function faultOf({ faults }: NodePicture): { readonly kind: 'unreachable' | 'error'; readonly code: string; readonly message: string } {
  const fault = faults.find((one) => one.kind === 'unreachable' || one.kind === 'error');
  return fault ?? { kind: 'unreachable', code: 'unknown', message: 'no answer' };
}
