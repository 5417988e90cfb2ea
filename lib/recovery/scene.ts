import type { NodePicture } from '@/lib/chain/picture';
import type { Address, Hash } from '@/lib/consensus/types';
import type { ClientFamily } from '@/lib/incidents/client-families';
import { confirmedIdentity } from './confirmed-identity';
import { dialOutOf } from './dial-out';
import { enodesOf } from './enodes';
import type { PlanInput } from './plan-types';
import { quorumAt, setAfter } from './set-after';
import type { BlockId, NodeLook, SurveyedBranch } from './survey-types';
import { type Timing, timingOf } from './timing';

/** One configured node as a plan sees it. */
export type SceneNode = {
  readonly name: string;
  readonly look: NodeLook;
  /** What the watch makes of it; null = the watch does not know it. */
  readonly picture: NodePicture | null;
  readonly address: Address | null;
  /** It does not tell its address: a person read it on its machine. Nothing is sent to it. */
  readonly isConfirmed: boolean;
  readonly isValidator: boolean;
  /** A consensus core that is to be stopped and started: validators, and whoever else runs one. */
  readonly hasCore: boolean;
  readonly head: BlockId | null;
  /** Label of the branch it holds; null = on none: at or below the ancestor, or not known. */
  readonly branch: string | null;
};

/** What every playbook rests on, read once from the input. */
export type Scene = {
  readonly input: PlanInput;
  readonly network: string;
  readonly now: number;
  /** Nodes of this chain as configured; those of another chain are left out, never touched. */
  readonly nodes: readonly SceneNode[];
  /** Those that answered the survey. */
  readonly there: readonly SceneNode[];
  /** Those that did not: they are in a plan only as stopped, confirmed by a person. */
  readonly absent: readonly SceneNode[];
  readonly enodes: Readonly<Record<string, string>>;
  /** Of them those that nobody can dial: they dial the others. */
  readonly dialOut: readonly string[];
  readonly family: ClientFamily;
  /** The set that may seal the next block after the ancestor, or after the head where there is no fork; null = not known. */
  readonly validators: readonly Address[] | null;
  readonly quorum: number | null;
  readonly ancestor: BlockId | null;
  readonly branches: readonly SurveyedBranch[];
  readonly chainId: number | null;
  readonly genesis: Hash | null;
  readonly timing: Timing;
  /** Who may be lost midway without the plan being lost; a plan that needs somebody names fewer. */
  readonly spare: readonly string[];
};

/** Reads the answers of the survey and what the watch makes of the network into what playbooks ask. */
export function sceneOf(input: PlanInput): Scene {
  const { survey, diagnosis, now } = input;
  const { picture } = diagnosis;
  const timing = timingOf(diagnosis);
  const base = survey.ancestor ?? topOf(survey.looks);
  const validators = base ? setAfter(input, base) : null;
  const set = new Set(validators);
  const pictures = new Map(picture.nodes.map((node) => [node.name, node]));
  const chainId = picture.chainId ?? agreed(survey.looks.map((look) => look.chainId));
  const genesis = picture.genesis ?? agreed(survey.looks.map((look) => look.genesis));
  const isOurs = (look: NodeLook) => (look.chainId ?? chainId) === chainId && (look.genesis ?? genesis) === genesis;
  const nodes = survey.looks.filter(isOurs).map((look): SceneNode => {
    const known = pictures.get(look.node) ?? null;
    const confirmed = look.answered && look.address === null ? confirmedIdentity(input.confirmed, look.node) : null;
    const address = look.answered ? (look.address ?? confirmed) : (known?.address ?? null);
    const isValidator = address !== null && set.has(address);
    return {
      name: look.node,
      look,
      picture: known,
      address,
      isConfirmed: confirmed !== null,
      isValidator,
      hasCore: isValidator || look.mining === true,
      head: look.head && { height: look.head.height, hash: look.head.hash },
      // Where its head is not known now, where it was does not count.
      branch: look.head ? (survey.branches.find((branch) => branch.nodes.includes(look.node))?.label ?? null) : null,
    };
  });
  const there = nodes.filter(({ look }) => look.answered);
  const dialled = enodesOf(input);
  const dialOut = dialOutOf(input, dialled);
  const quorum = quorumAt(input, validators, (base?.height ?? 0) + 1, timing);
  return {
    input,
    network: survey.network,
    now,
    nodes,
    there,
    absent: nodes.filter(({ look }) => !look.answered),
    enodes: { ...dialled, ...dialOut },
    dialOut: Object.keys(dialOut),
    family: familyOf(nodes, diagnosis),
    validators,
    quorum,
    ancestor: survey.ancestor,
    branches: survey.branches.map((branch) => withConfirmed(branch, nodes)),
    chainId,
    genesis,
    timing,
    spare: spareOf(there, quorum),
  };
}

/** Validators that only a person said who they are stand on a branch too. */
function withConfirmed(branch: SurveyedBranch, nodes: readonly SceneNode[]): SurveyedBranch {
  const more = nodes.flatMap(({ name, address, isConfirmed, isValidator }) =>
    isConfirmed && isValidator && address !== null && branch.nodes.includes(name) ? [address] : [],
  );
  return more.length === 0 ? branch : { ...branch, validators: [...new Set([...branch.validators, ...more])] };
}

/** The highest head of all; one of them where several are as high. */
function topOf(looks: readonly NodeLook[]): BlockId | null {
  const heads = looks.flatMap(({ head }) => (head ? [head] : []));
  return heads.reduce<BlockId | null>((top, head) => (top === null || head.height > top.height ? head : top), null);
}

function agreed<T>(told: readonly (T | null)[]): T | null {
  const values = new Set(told.filter((value) => value !== null));
  return values.size === 1 ? ([...values][0] ?? null) : null;
}

/** By every node that a plan would call, and by what is known of the others: what cures one client breaks the other. */
function familyOf(nodes: readonly SceneNode[], { clientOf }: PlanInput['diagnosis']): ClientFamily {
  const told = nodes.map(({ name, look }) => ({ family: clientOf(name)?.family ?? 'unknown', isThere: look.answered }));
  const families = new Set(told.filter(({ family, isThere }) => isThere || family !== 'unknown').map(({ family }) => family));
  if (families.has('goquorum') && families.has('besu')) return 'mixed';
  if (families.size === 0 || families.has('unknown')) return 'unknown';
  return families.has('besu') ? 'besu' : 'goquorum';
}

/** Who seals nothing, and a validator while one more than the quorum is there. */
function spareOf(nodes: readonly SceneNode[], quorum: number | null): readonly string[] {
  const validators = nodes.filter(({ isValidator }) => isValidator);
  const hasSpare = quorum !== null && validators.length > quorum;
  return nodes.filter(({ isValidator }) => !isValidator || hasSpare).map(({ name }) => name);
}

/** The same scene for a plan that can't do without these. */
export const needing = (scene: Scene, needed: readonly SceneNode[]): Scene => ({
  ...scene,
  spare: scene.spare.filter((name) => needed.every((node) => node.name !== name)),
});
