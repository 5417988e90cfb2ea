import { decodeExtra } from '@/lib/consensus/decode-extra';
import type { Address, Hash, Header } from '@/lib/consensus/types';
import { blockByNumber, chainId, clientVersion } from '@/lib/rpc/calls';
import { type ApiGroup, type Dialect, dialectOf, type IdentityQuestion } from '@/lib/rpc/dialects';
import { createNodeClient } from '@/lib/rpc/node-client';
import { type Capability, probeCapabilities } from '@/lib/rpc/probe-capabilities';
import { guardedLookup, isRefusedAddress, REFUSED_CODE } from '@/lib/rpc/refused-address';
import type { Endpoint, NodeClient, Outcome, RpcErrorCode } from '@/lib/rpc/types';

/** What a node told when it was asked once; null = it did not tell. Parsed fields alone: no text of an answer but the client's version. */
export type CheckedNode = {
  readonly latencyMs: number;
  readonly version: string | null;
  readonly client: { readonly id: string; readonly name: string };
  readonly groups: readonly { readonly group: ApiGroup; readonly state: Capability }[];
  readonly chainId: number | null;
  readonly genesis: Hash | null;
  readonly height: number | null;
  /** Its own key's address. */
  readonly address: Address | null;
  /** Who may seal the next block. */
  readonly validators: readonly Address[] | null;
  /** By the head's extra-data. */
  readonly protocol: 'qbft' | 'ibft' | 'unknown';
};

/** Why nothing is known of it. `words` = our own of the failure, never the node's. */
export type CheckFault =
  | { readonly kind: 'refused-address' | 'not-a-node' }
  | { readonly kind: 'failed'; readonly code: RpcErrorCode; readonly words: string };

export type NodeCheck = { readonly ok: true; readonly node: CheckedNode } | { readonly ok: false; readonly fault: CheckFault };

const LIMITS = { timeoutMs: 5_000, maxBytes: 2 << 20 };
/** Of failures that are named by what was heard, not by how it came, the text is the node's own. */
const ITS_OWN_WORDS: readonly RpcErrorCode[] = ['rpc-error', 'method-unavailable', 'wrong-shape', 'wrong-chain'];

/** Asks a node once who and what it is, in five HTTP requests where it takes batches. Never throws, follows nothing, keeps nothing. */
export async function checkNode(endpoint: Endpoint, lookup = guardedLookup()): Promise<NodeCheck> {
  if (isRefusedAddress(new URL(endpoint.url).hostname)) return { ok: false, fault: { kind: 'refused-address' } };
  const client = createNodeClient(endpoint, { now: () => performance.now(), ...LIMITS, lookup });
  try {
    return await ask(client);
  } finally {
    await client.close();
  }
}

async function ask(client: NodeClient): Promise<NodeCheck> {
  const first = await client.send([clientVersion(), chainId(), blockByNumber('latest')]);
  const [version, chain, head] = first.outcomes;
  const { transport } = first;
  if (transport?.code === 'unreachable' && transport.message.includes(REFUSED_CODE))
    return { ok: false, fault: { kind: 'refused-address' } };
  if (transport !== null && !ITS_OWN_WORDS.includes(transport.code)) {
    return { ok: false, fault: { kind: 'failed', code: transport.code, words: transport.message } };
  }
  if (!version.ok && !chain.ok && !head.ok) return { ok: false, fault: { kind: 'not-a-node' } };
  const said = valueIn(version);
  const dialect = dialectOf(said);
  const probes = await client.send(dialect.probes.map(({ call }) => call));
  const who = await client.send(dialect.identity.map(({ call }: IdentityQuestion) => call));
  const sets = await client.send(dialect.validatorsNext());
  const [genesis] = (await client.send([blockByNumber(0)])).outcomes;
  const header = valueIn(head)?.header ?? null;
  return {
    ok: true,
    node: {
      latencyMs: first.latencyMs,
      version: said === null ? null : plainText(client.mask?.(said) ?? said),
      client: { id: dialect.id, name: dialect.name },
      groups: groupsOf(dialect, probes.outcomes),
      chainId: valueIn(chain),
      genesis: valueIn(genesis)?.header.hash ?? null,
      height: header?.height ?? null,
      address: firstOf(who.outcomes),
      validators: firstOf(sets.outcomes),
      protocol: header === null ? 'unknown' : protocolOf(header),
    },
  };
}

const valueIn = <T>(outcome: Outcome<T>): T | null => (outcome.ok ? outcome.value : null);

function firstOf<T>(outcomes: readonly Outcome<T | null>[]): T | null {
  for (const outcome of outcomes) if (outcome.ok && outcome.value !== null) return outcome.value;
  return null;
}

function groupsOf(dialect: Dialect, outcomes: Parameters<typeof probeCapabilities>[1]): CheckedNode['groups'] {
  const asked = new Set(dialect.probes.flatMap(({ groups }) => groups));
  return Object.entries(probeCapabilities(dialect, outcomes))
    .filter(([group]) => asked.has(group as ApiGroup))
    .map(([group, state]) => ({ group: group as ApiGroup, state }));
}

function protocolOf({ extraData, mixHash }: Header): CheckedNode['protocol'] {
  try {
    return decodeExtra(extraData, mixHash).format;
  } catch {
    return 'unknown';
  }
}

/** One line, no signs that could turn the text around it. */
const plainText = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 160);
