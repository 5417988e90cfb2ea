import type { NodeFault, NodePicture } from '@/lib/chain/picture';
import { atOnce, standingMs, twoLooksMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { isNobodyHeard } from '../who-answers';

const keyOf = ({ name }: { readonly name: string }): string => `bad-header:${name}`;

/** A header that fails verification: read twice before it is believed, so there is nothing to wait for. */
export const badHeader: Detector = {
  id: 'bad-header',
  needs: ['headers', 'validator-set'],
  onDelayMs: atOnce,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] };
    const silent = input.picture.nodes.filter(({ answering }) => !answering);
    return {
      present: [
        ...input.picture.nodes.filter(({ answering }) => answering).flatMap((node) => nodeCause(input, node)),
        ...blockCauses(input),
      ],
      cannotTell: silent.length === 0 ? [] : [{ need: 'headers', nodes: silent.map(({ name }) => name), keys: silent.map(keyOf) }],
    };
  },
};

function nodeCause(input: DiagnosisInput, node: NodePicture): Cause[] {
  const fault = node.faults.find(({ kind }) => kind === 'header-mismatch') ?? node.faults.find(({ kind }) => kind === 'absurd-head');
  if (fault?.kind !== 'header-mismatch' && fault?.kind !== 'absurd-head') return [];
  return [
    {
      key: keyOf(node),
      severity: fault.kind === 'absurd-head' ? 'warning' : 'critical',
      since: null,
      says: saysOf(node.name, fault),
      means: phrase('detector.bad-header.node.means'),
      nodes: [node.name],
      validators: [],
      heights: { from: fault.height, to: fault.height },
      facts: { ...fault },
      // An absurd head is one word of a node; a false header was read again.
      ...(fault.kind === 'absurd-head' ? { onDelayMs: twoLooksMs(input) } : {}),
    },
  ];
}

function saysOf(node: string, fault: Extract<NodeFault, { kind: 'header-mismatch' | 'absurd-head' }>) {
  const { height } = fault;
  return fault.kind === 'absurd-head'
    ? phrase('detector.bad-header.absurd', { node, height, highest: fault.highest })
    : phrase('detector.bad-header.node', { node, height, detail: fault.detail });
}

/** Blocks held now that fail in every copy there is. */
function blockCauses({ picture }: DiagnosisInput): Cause[] {
  return picture.heights.flatMap(({ height, camps }) =>
    camps.flatMap(({ hash, nodes }): Cause[] => {
      const verification = picture.block(hash)?.verification;
      if (verification?.state !== 'mismatch') return [];
      const detail = verification.faults.map((fault) => fault.detail).join('; ');
      return [
        {
          key: `bad-header:${hash}`,
          severity: 'critical',
          since: null,
          says: phrase('detector.bad-header.block', { hash: { hash }, height, detail }),
          means: phrase('detector.bad-header.block.means', { nodes: { list: nodes } }),
          nodes,
          validators: [],
          heights: { from: height, to: height },
          facts: { hash, height, faults: verification.faults },
        },
      ];
    }),
  );
}
