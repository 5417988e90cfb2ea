import { healsByItself } from '@/lib/chain/fork-outlook';
import { isMadeFor } from '@/lib/incidents/made-for';
import { forkOutlook } from '@/lib/incidents/outlook/fork';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Outlook, PlaybookId } from '@/lib/incidents/types';
import type { Scene, SceneNode } from './scene';
import { quorumAt, setAfter } from './set-after';
import type { BlockId, SurveyedBranch } from './survey-types';

/** A fork whose ancestor is proven, on a network of one client whose set and quorum are known. */
export type Forked = {
  readonly scene: Scene;
  readonly ancestor: BlockId;
  readonly branches: readonly SurveyedBranch[];
  readonly quorum: number;
  /** Nodes of the set's validators that answer. */
  readonly validators: readonly SceneNode[];
  /** The one branch that a quorum holds: no other may be kept. null = none has one, or several have. */
  readonly majority: SurveyedBranch | null;
};

type Gate<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Phrase };
const closed = (why: Phrase): { readonly ok: false; readonly why: Phrase } => ({ ok: false, why });

/** Made for one client: on the other, on a mix of both, or on one that is not known its steps break more than they mend. */
export function clientGate({ family }: Scene, playbook: PlaybookId): Phrase | null {
  if (isMadeFor(playbook, family)) return null;
  if (family === 'mixed') return phrase('plan.not.mixed');
  if (family === 'unknown') return phrase('plan.not.client-unknown');
  return family === 'besu' ? phrase('plan.not.besu') : phrase('plan.not.goquorum');
}

/** What every plan that drops a branch asks first. `mayBeUnproven`: nodes that do not say who they are may be validators. */
export function forkGate(scene: Scene, playbook: PlaybookId, mayBeUnproven = false): Gate<Forked> {
  const { branches, ancestor, quorum } = scene;
  if (scene.input.survey.unproven !== undefined) return closed(phrase('plan.not.unproven', { why: scene.input.survey.unproven }));
  if (branches.length < 2) return closed(phrase('plan.not.no-fork'));
  if (ancestor === null) return closed(phrase('plan.not.ancestor'));
  const client = clientGate(scene, playbook);
  if (client) return closed(client);
  if (scene.validators === null || quorum === null) return closed(phrase('plan.not.set'));
  if (scene.chainId === null) return closed(phrase('plan.not.chain'));
  if (branches.some(({ tip }) => tip.height <= ancestor.height)) return closed(phrase('plan.not.ancestor'));
  const outlook = healing(scene);
  if (outlook.heals === 'yes') return closed(phrase('plan.not.heals', { why: { phrase: outlook.says } }));
  const [majority = null, ...more] = branches.filter((branch) => holdsQuorum(scene, branch, quorum));
  if (majority && scene.input.diagnosis.picture.liveness.state === 'producing')
    return closed(phrase('plan.not.goes-on', { label: majority.label }));
  const validators = scene.there.filter(({ isValidator }) => isValidator);
  // Whoever does not say who it is may be one: then that is what stands in the way.
  const perhaps = mayBeUnproven ? scene.there.filter(({ address }) => address === null).length : 0;
  if (countOf(validators) + perhaps < quorum)
    return closed(phrase('plan.not.quorum', { there: countOf(validators), of: scene.validators.length, quorum }));
  return { ok: true, value: { scene, ancestor, branches, quorum, validators, majority: more.length > 0 ? null : majority } };
}

/** In the set that its own blocks have left in force: a vote above the ancestor may have changed it. */
function holdsQuorum({ input, timing }: Scene, { tip, validators }: SurveyedBranch, quorum: number): boolean {
  const set = setAfter(input, tip);
  if (set === null) return validators.length >= quorum;
  return validators.filter((one) => set.includes(one)).length >= (quorumAt(input, set, tip.height + 1, timing) ?? quorum);
}

/** Why a branch can't be kept: a quorum holds another, nobody that answers holds its tip, or a vote on it changed the set that the plan counts with. */
export function keepGate({ scene, majority }: Forked, keep: SurveyedBranch): Phrase | null {
  if (majority && majority !== keep) return phrase('plan.not.majority', { label: majority.label });
  if (!scene.there.some(({ head }) => head?.hash === keep.tip.hash)) return phrase('plan.not.no-holder', { label: keep.label });
  const set = setAfter(scene.input, keep.tip);
  if (set === null) return phrase('plan.not.set');
  return set.join() === scene.validators?.join() ? null : phrase('plan.not.set-changed', { label: keep.label });
}

/** Identities, not URLs: two URLs of one validator count once. */
export const countOf = (nodes: readonly SceneNode[]): number => new Set(nodes.map(({ address }) => address)).size;

/** Whether the fork ends without help: by what the watch makes of it, or, where it has not proven the fork yet, by who holds what now. */
export function healing({ input, branches, validators, quorum, there }: Scene): Pick<Outlook, 'heals' | 'expectedBy' | 'says'> {
  const { heals, expectedBy, says } = forkOutlook(input.diagnosis);
  if (input.diagnosis.picture.fork.state === 'proven') return { heals, expectedBy, says };
  const placed = new Set(branches.flatMap((branch) => branch.validators));
  const unplaced = (validators ?? []).filter((address) => !placed.has(address));
  const facts = there.map(({ name }) => input.diagnosis.clientOf(name)?.majorityForkHeals ?? null);
  const majorityForkHeals = facts.length > 0 && facts.every((fact) => fact === true) ? true : null;
  const now = healsByItself({ branches, unplaced, quorum, majorityForkHeals });
  return { heals: now, expectedBy: null, says: now === 'yes' ? phrase('plan.heals') : says };
}
