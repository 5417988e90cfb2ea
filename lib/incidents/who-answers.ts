import type { NodePicture } from '@/lib/chain/picture';
import type { DiagnosisInput } from './types';

/** Nodes of the chain that answered their last poll: the only ones whose word is of now. */
export const answeringNodes = ({ picture }: DiagnosisInput): readonly NodePicture[] =>
  picture.nodes.filter((node) => node.answering && node.counted);

/** True when no node's word is of now: nothing can be told of the network. */
export const isNobodyHeard = (input: DiagnosisInput): boolean => answeringNodes(input).length === 0;

/** Every configured node does not answer: more likely the way to them than all of them at once. */
export const areAllSilent = ({ picture: { nodes } }: DiagnosisInput): boolean => nodes.length > 0 && nodes.every(isSilent);

/** Was asked and gave no answer, or one that can't be used. A node that was not asked yet is awaited, not silent. */
export const isSilent = (node: NodePicture): boolean =>
  !node.answering && node.faults.some(({ kind }) => kind === 'unreachable' || kind === 'error');
