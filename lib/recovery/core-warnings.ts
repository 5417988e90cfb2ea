import type { Address } from '@/lib/consensus/types';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Step } from './plan-types';
import type { Scene, SceneNode } from './scene';
import { quorumAt, setAfter } from './set-after';

/**
 * Nodes that are, were or are about to be voted in while their consensus core does not run, or does not say so: such a one drops whoever sends it a
 * consensus message, so that its links come and go, and it takes part in nothing. Validators whose core the plan starts are none.
 * Source: quorum eth/handler.go handleConsensusLoop (ErrStoppedEngine).
 */
export function coreWarnings(scene: Scene, steps: readonly Step[]): readonly Phrase[] {
  const { there, input, validators, branches } = scene;
  const isStarted = ({ name }: SceneNode) =>
    steps.some(({ kind, tasks }) => kind === 'start-consensus' && tasks.some(({ node, unless }) => node === name && unless === undefined));
  return there.flatMap((node): readonly Phrase[] => {
    const { name, address, look, isValidator } = node;
    if (address === null || look.mining === true || input.diagnosis.clientOf(name)?.miningTells === false) return [];
    const core = phrase(look.mining === null ? 'plan.warn.core.unknown' : 'plan.warn.core.off');
    const params = { node: name, core: { phrase: core } };
    if (isValidator) return look.mining === null || isStarted(node) ? [] : [phrase('plan.warn.in-force', params)];
    const votedIn = branches.filter(({ tip }) => setAfter(input, tip)?.includes(address) === true).map(({ label }) => label);
    const voters = votersFor(scene, address);
    return [
      ...(votedIn.length > 0 ? [phrase('plan.warn.voted-in', { ...params, labels: { list: votedIn } })] : []),
      ...(votedIn.length === 0 && voters.length > 0 && validators !== null
        ? [
            phrase('plan.warn.vote-open', {
              ...params,
              votes: voters.length,
              // More than half of the set. Source: quorum consensus/istanbul/backend/snapshot.go checkVote.
              needed: Math.floor(validators.length / 2) + 1,
              quorum: quorumThen(scene, [...validators, address]),
            }),
          ]
        : []),
    ];
  });
}

/** Validators whose open votes are to add it. */
const votersFor = ({ input, validators }: Scene, address: Address): readonly Address[] => [
  ...new Set(
    (input.diagnosis.votes ?? []).flatMap(({ voter, recipient, add }) =>
      add && recipient === address && validators?.includes(voter) ? [voter] : [],
    ),
  ),
];

function quorumThen({ input, timing, branches, nodes }: Scene, set: readonly Address[]): number | null {
  const heads = [...branches.map(({ tip }) => tip.height), ...nodes.map(({ head }) => head?.height ?? 0)];
  return quorumAt(input, set, Math.max(0, ...heads) + 1, timing);
}
