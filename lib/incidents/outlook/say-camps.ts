import type { BranchPicture } from '@/lib/chain/picture';
import type { ProvenFork } from '../fork-facts';
import { type Param, type Phrase, phrase } from '../phrase';
import type { DiagnosisInput } from '../types';

/** The arithmetic of a fork: the rule, who holds which branch against the quorum, who is nowhere, and whom each camp expects next. */
export function sayCamps(input: DiagnosisInput, fork: ProvenFork): readonly Phrase[] {
  const { set } = input.picture;
  if (!set) return [phrase('outlook.camps.no-set')];
  const { quorumSize: quorum, validators, settings } = set;
  const rule = settings
    ? phrase('outlook.camps.rule', { quorum, validators: validators.length, rule: settings.quorumRule })
    : phrase('outlook.camps.rule-assumed', { quorum, validators: validators.length });
  const held = fork.branches.map((branch) => {
    const params = {
      label: branch.label,
      held: branch.validators.length,
      validators: validators.length,
      quorum,
      who: { validators: branch.validators },
      nodes: { list: branch.nodes },
    };
    if (branch.validators.length === 0) return phrase('outlook.camps.nobody', params);
    if (branch.validators.length < quorum) return phrase('outlook.camps.below', params);
    return idleQuorum(branch, params) ?? phrase('outlook.camps.enough', params);
  });
  const unplaced = fork.unplaced.length > 0 ? [phrase('outlook.camps.unplaced', { who: { validators: fork.unplaced } })] : [];
  return [rule, ...held, ...unplaced, ...sayExpected(input, fork)];
}

/** A quorum by number alone: too many of them run no core, or do not answer. null = it acts, or that is not known. */
function idleQuorum({ hasQuorum, stopped = [] }: BranchPicture, params: Readonly<Record<string, Param>>): Phrase | null {
  if (hasQuorum !== false) return null;
  return stopped.length === 0
    ? phrase('outlook.camps.silent', { ...params })
    : phrase('outlook.camps.stopped', { ...params, stopped: { validators: stopped } });
}

/** Each camp computes the turn from the author of its own head: where they differ, neither takes the other's proposal. */
function sayExpected({ open, proposerAfter }: DiagnosisInput, fork: ProvenFork): readonly Phrase[] {
  return fork.branches.flatMap(({ label, tip, validators }) => {
    // The open round is of one height alone: a camp that is lower, or higher, is in a round of its own.
    // Where validators began anew it is known as a bound only.
    const round = open?.height === tip.height + 1 && !open.atMost ? open.round : null;
    const proposer = validators.length === 0 ? null : proposerAfter(tip.hash, round ?? 0);
    if (proposer === null) return [];
    const isOwn = validators.includes(proposer);
    const params = { label, height: tip.height + 1, proposer: { validators: [proposer] } };
    if (round === null) return [phrase(isOwn ? 'outlook.camps.first-own' : 'outlook.camps.first-other', params)];
    return [phrase(isOwn ? 'outlook.camps.expects-own' : 'outlook.camps.expects-other', { ...params, round })];
  });
}
