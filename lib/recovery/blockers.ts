import type { Address } from '@/lib/consensus/types';
import { phrase } from '@/lib/incidents/phrase';
import { consoleCall } from './by-hand/console-call';
import { identityBlocker } from './confirmed-identity';
import type { Blocker, Step } from './plan-types';
import type { Scene, SceneNode } from './scene';

/** What can stand in the way; each playbook names what matters to it. */
export type Matter = 'strangers' | 'unreachable' | 'unwatched' | 'identity' | 'identity-by-hand' | 'api' | 'syncing' | 'heads' | 'enodes';

/** For plans that cut links and rewind: everything. */
export const EVERY_MATTER: ReadonlySet<Matter> = new Set([
  'strangers',
  'unreachable',
  'unwatched',
  'identity',
  'api',
  'syncing',
  'heads',
  'enodes',
]);

const FINDERS = {
  strangers,
  unreachable,
  unwatched,
  identity,
  'identity-by-hand': identityByHand,
  api,
  syncing,
  heads,
  enodes,
} satisfies Record<Matter, (scene: Scene, steps: readonly Step[]) => readonly Blocker[]>;

/** What stands in the way of these steps and was not taken on by a person; another open plan always does. */
export function blockersOf(scene: Scene, matters: ReadonlySet<Matter>, steps: readonly Step[]): readonly Blocker[] {
  const { hasOpenPlan, confirmed } = scene.input;
  const open: readonly Blocker[] = hasOpenPlan
    ? [{ id: 'open-plan', says: phrase('plan.blocks.open'), remedy: phrase('plan.blocks.open.remedy'), canConfirm: false }]
    : [];
  const found = (Object.keys(FINDERS) as Matter[])
    .filter((matter) => matters.has(matter))
    .flatMap((matter) => FINDERS[matter](scene, steps));
  const taken = new Set(confirmed.map(({ blocker }) => blocker));
  return [...open, ...found].filter(({ id, canConfirm }) => !canConfirm || !taken.has(id));
}

function strangers({ input, nodes }: Scene): readonly Blocker[] {
  const ours = new Set(nodes.map(({ name }) => name));
  return [
    ...input.survey.strangers
      .filter(({ address }) => address === null || !nodes.some((one) => one.isConfirmed && one.address === address))
      .map(({ address, enode, seenBy }) => ({
        id: `stranger:${address ?? enode ?? seenBy.join('+')}`,
        says: phrase('plan.blocks.stranger', { address: address ? { hash: address } : null, nodes: { list: seenBy } }),
        remedy: phrase('plan.blocks.stranger.remedy'),
        canConfirm: true,
      })),
    ...input.survey.looks
      .filter(({ node }) => !ours.has(node))
      .map(({ node }) => ({
        id: `other-chain:${node}`,
        says: phrase('plan.blocks.other-chain', { node }),
        remedy: phrase('plan.blocks.other-chain.remedy'),
        canConfirm: true,
      })),
  ];
}

function unreachable({ absent }: Scene): readonly Blocker[] {
  return absent.map(({ name, look }) => ({
    id: `unreachable:${name}`,
    says: phrase('plan.blocks.unreachable', { node: name, why: look.failure }),
    remedy: phrase('plan.blocks.unreachable.remedy', { node: name }),
    canConfirm: true,
  }));
}

/** Validators of the set that no configured node proved to be: they may run and hold a branch. */
function unwatched({ nodes, validators }: Scene): readonly Blocker[] {
  const known = new Set(nodes.flatMap(({ address }) => (address ? [address] : [])));
  return (validators ?? [])
    .filter((address) => !known.has(address))
    .map((address) => ({
      id: `unwatched:${address}`,
      says: phrase('plan.blocks.unwatched', { who: { validators: [address] } }),
      remedy: phrase('plan.blocks.unwatched.remedy'),
      canConfirm: true,
    }));
}

/** Who tells nothing of itself; what a person read on its machine is no proof for what is sent. */
function identity(scene: Scene): readonly Blocker[] {
  return [
    ...scene.there.filter(({ address, isConfirmed }) => address === null || isConfirmed).map(({ name }) => unproven(name)),
    ...notAlone(scene),
  ];
}

/** For plans whose every call a person can make: then who a node is may be read on its machine, and nothing is sent to it. */
function identityByHand(scene: Scene): readonly Blocker[] {
  return [
    ...scene.there
      .filter(({ address }) => address === null)
      .map(({ name }): Blocker => {
        const remedy = phrase('plan.blocks.identity.by-hand', { node: name, command: READ_IDENTITY });
        return { ...unproven(name), remedy, canConfirm: true, confirms: 'identity' };
      }),
    ...notAlone(scene),
  ];
}

/** Its console serves every API, whatever is closed over HTTP. */
const READ_IDENTITY = consoleCall({ method: 'istanbul_nodeAddress', params: [] }, 1);

const unproven = (node: string): Blocker => ({
  id: identityBlocker(node),
  says: phrase('plan.blocks.identity', { node }),
  remedy: phrase('plan.blocks.identity.remedy', { node }),
  canConfirm: false,
});

/** Several URLs that are answered by one node, or one by several. */
function notAlone({ there }: Scene): readonly Blocker[] {
  const urls = new Map<Address, readonly SceneNode[]>();
  for (const node of there) if (node.address) urls.set(node.address, [...(urls.get(node.address) ?? []), node]);
  const shared = [...urls].filter(([, nodes]) => nodes.length > 1);
  return [
    ...shared.map(([address, nodes]) => ({
      id: `shared:${address}`,
      says: phrase('plan.blocks.shared', { nodes: { list: nodes.map(({ name }) => name) }, address: { hash: address } }),
      remedy: phrase('plan.blocks.shared.remedy'),
      canConfirm: false,
    })),
    ...there
      .filter(
        ({ look, picture }) =>
          picture?.faults.some(({ kind }) => kind === 'identity-changed' || kind === 'identity-unexpected') ||
          // Two connections to one URL were answered by two nodes.
          (look.address !== null && !!picture?.address && picture.address !== look.address),
      )
      .map(({ name }) => ({
        id: `changing:${name}`,
        says: phrase('plan.blocks.changing', { node: name }),
        remedy: phrase('plan.blocks.shared.remedy'),
        canConfirm: false,
      })),
  ];
}

/** API groups that the steps call and a node does not serve, or does not say whether it serves. */
function api({ there }: Scene, steps: readonly Step[]): readonly Blocker[] {
  const tasks = steps.flatMap((step) => step.tasks).filter(({ unless }) => unless === undefined);
  return there.flatMap(({ name, picture }) => {
    const methods = tasks.filter(({ node }) => node === name).flatMap(({ calls }) => calls.map(({ method }) => method));
    const groups = [...new Set(methods.map((method) => method.slice(0, method.indexOf('_'))))].sort();
    return groups.flatMap((group): readonly Blocker[] => {
      const state = picture?.capabilities[group] ?? 'unknown';
      if (state === 'available') return [];
      const params = { node: name, group };
      const says = state === 'unavailable' ? phrase('plan.blocks.closed', params) : phrase('plan.blocks.api-unknown', params);
      const remedy = phrase('plan.blocks.closed.remedy', params);
      return [{ id: `closed:${name}:${group}`, says, remedy, canConfirm: true, confirms: 'by-hand' }];
    });
  });
}

function syncing({ there }: Scene): readonly Blocker[] {
  return there
    .filter(({ picture }) => picture?.syncing === true)
    .map(({ name }) => ({
      id: `syncing:${name}`,
      says: phrase('plan.blocks.syncing', { node: name }),
      remedy: phrase('plan.blocks.syncing.remedy', { node: name }),
      canConfirm: false,
    }));
}

/** Nodes whose head is not known, or on no branch that is known, or that do not prove to hold the ancestor. */
function heads({ there, ancestor }: Scene): readonly Blocker[] {
  return there.flatMap((node): readonly Blocker[] => {
    const { name, head, branch, look } = node;
    if (head === null)
      return [
        {
          id: `head:${name}`,
          says: phrase('plan.blocks.head', { node: name }),
          remedy: phrase('plan.blocks.head.remedy', { node: name }),
          canConfirm: false,
        },
      ];
    if (ancestor === null || head.height < ancestor.height) return [];
    if (head.height > ancestor.height && branch === null)
      return [
        {
          id: `branch:${name}`,
          says: phrase('plan.blocks.branch', { node: name, height: head.height }),
          remedy: phrase('plan.blocks.branch.remedy', { node: name }),
          canConfirm: false,
        },
      ];
    const held = head.height === ancestor.height ? head.hash : (look.holds[ancestor.height] ?? null);
    return held === ancestor.hash
      ? []
      : [
          {
            id: `ancestor:${name}`,
            says: phrase('plan.blocks.ancestor', { node: name, height: ancestor.height }),
            remedy: phrase('plan.blocks.branch.remedy', { node: name }),
            canConfirm: false,
          },
        ];
  });
}

/** Who can't be named to others can't be cut from them. */
function enodes({ there, enodes: known }: Scene): readonly Blocker[] {
  return there
    .filter(({ name }) => known[name] === undefined)
    .map(({ name }) => ({
      id: `enode:${name}`,
      says: phrase('plan.blocks.enode', { node: name }),
      remedy: phrase('plan.blocks.enode.remedy', { node: name }),
      canConfirm: false,
    }));
}
