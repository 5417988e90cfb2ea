import { formatNumber } from './format';
import { groupMeans } from './group-means';
import { say } from './phrases';
import type { CheckedNodeView, NodeCheckView } from './setup-types';
import { sayView } from './words/views';

type Capability = 'available' | 'unavailable' | 'unknown';

/** What the wire brought of a checked node; null = it did not tell. */
export type CheckedFacts = {
  readonly latencyMs: number;
  readonly version: string | null;
  readonly client: { readonly id: string; readonly name: string };
  readonly groups: readonly { readonly group: string; readonly state: Capability }[];
  readonly chainId: number | null;
  readonly genesis: string | null;
  readonly height: number | null;
  readonly address: string | null;
  readonly validators: readonly string[] | null;
  readonly protocol: 'qbft' | 'ibft' | 'unknown';
};

export type CheckFaultFacts =
  | { readonly kind: 'refused-address' | 'not-a-node' }
  | { readonly kind: 'failed'; readonly code: string; readonly words: string }
  | { readonly kind: 'bad-url'; readonly problem: string; readonly remedy: string };

type Asked = { readonly url: string | null; readonly credentials: boolean };

/** A check that came to nothing, in words: what is wrong, and what to do. */
export function checkFaultView(asked: Asked, fault: CheckFaultFacts): NodeCheckView {
  return { ...asked, node: null, fault: sayFault(fault) };
}

function sayFault(fault: CheckFaultFacts): NonNullable<NodeCheckView['fault']> {
  switch (fault.kind) {
    case 'bad-url':
      return {
        says: say('setup.fault.url', { problem: fault.problem }),
        remedy: say('setup.fault.remedy', { remedy: fault.remedy }),
      };
    case 'refused-address':
      return { says: say('setup.fault.refused'), remedy: say('setup.fault.refused.remedy') };
    case 'not-a-node':
      return { says: say('setup.fault.not-node'), remedy: say('setup.fault.not-node.remedy') };
    case 'failed':
      return {
        says: say(isUnreached(fault.code) ? 'setup.fault.unreached' : 'setup.fault.failed', { words: fault.words }),
        remedy: say('setup.fault.failed.remedy'),
      };
  }
}

const isUnreached = (code: string): boolean => code === 'unreachable' || code === 'timeout';

/** A node that answered, in words: who, of which chain, with which role, and what it serves. */
export function checkedNodeView(asked: Asked, node: CheckedFacts): NodeCheckView {
  return { ...asked, fault: null, node: drawNode(node) };
}

function drawNode(node: CheckedFacts): CheckedNodeView {
  const { chainId, genesis, address, version } = node;
  return {
    ...{ chainId, genesis, address, version },
    client: sayClient(node),
    chain: chainId === null ? say('setup.chain.unknown') : say('setup.chain', { chainId }),
    head: node.height === null ? say('setup.height.unknown') : say('setup.height', { height: formatNumber(node.height) }),
    protocol: say(`setup.protocol.${node.protocol}`),
    ...roleOf(node),
    groups: node.groups.map(({ group, state }) => ({ group, state, means: groupMeans(group) })),
    groupsSay: sayGroups(node.groups),
  };
}

function sayClient({ version, client, latencyMs }: CheckedFacts): string {
  const ms = Math.max(1, Math.round(latencyMs));
  if (version === null) return say('setup.client.silent', { ms });
  return client.id === 'unknown' ? say('setup.client.unknown', { ms }) : say('setup.client.known', { client: client.name, ms });
}

/** A key that isn't told, or a set that isn't, is no member: it can't be told. */
function roleOf({ address, validators, groups }: CheckedFacts): Pick<CheckedNodeView, 'role' | 'roleSays'> {
  const closed = groups.filter(({ group, state }) => state !== 'available' && ['admin', 'istanbul', 'qbft'].includes(group));
  const named =
    closed.length === 0 ? sayView('groups.none') : sayView('groups.closed', { closed: closed.map(({ group }) => group).join(', ') });
  if (address === null) return { role: 'unknown', roleSays: say('setup.role.no-key', { groups: named }) };
  if (validators === null) return { role: 'unknown', roleSays: say('setup.role.no-set', { groups: named }) };
  const role = validators.includes(address) ? 'validator' : 'member';
  return { role, roleSays: say(`setup.role.${role}`, { count: validators.length }) };
}

function sayGroups(groups: CheckedFacts['groups']): string {
  const of = (state: Capability) =>
    groups
      .filter((one) => one.state === state)
      .map(({ group }) => group)
      .join(', ');
  const [closed, unknown] = [of('unavailable'), of('unknown')];
  if (closed === '' && unknown === '') return say('setup.groups.all');
  return [
    ...(closed === '' ? [] : [say('setup.groups.closed', { groups: closed })]),
    ...(unknown === '' ? [] : [say('setup.groups.unknown', { groups: unknown })]),
  ].join(' ');
}
