import { readAuthor } from '@/lib/consensus/read-header';
import { recoverRemembered } from '@/lib/consensus/recover-remembered';
import type { Address, Block, Hash } from '@/lib/consensus/types';
import { blockByNumber, chainId, clientVersion, mining, nodeInfo, peerCount, peers } from '@/lib/rpc/calls';
import { DIALECTS, type Dialect, dialectOf } from '@/lib/rpc/dialects';
import type { Call, NodeClient, Outcome } from '@/lib/rpc/types';
import type { NodeLook } from '../survey-types';

export type LookedNode = { readonly name: string; readonly client: NodeClient };

/** In whose words a node answered last: a question in another client's is a line in the log of a production node, every second. */
const spoken = new WeakMap<NodeClient, Dialect>();

/** Blocks below a head whose authors are told: looks come more often than so many blocks. */
const AUTHORS = 16;

/**
 * Asks every node anew, one batch each, all at once: what it is, where its head is, whom it is connected to, and its hash at each of `heights`.
 * Nothing is remembered from an earlier look but in which client's words to ask: what is not answered now is null. `now` in server ms, read when
 * each is asked and when its answer comes.
 */
export function lookAtNodes(nodes: readonly LookedNode[], heights: readonly number[], now: () => number): Promise<readonly NodeLook[]> {
  return Promise.all(nodes.map((node) => lookAtNode(node, [...new Set(heights)], now)));
}

async function lookAtNode({ name, client }: LookedNode, heights: readonly number[], now: () => number): Promise<NodeLook> {
  const taken = new Map<Call<unknown>, Outcome<unknown>>();
  const words = spoken.get(client) ?? DIALECTS.unknown;
  const plan = callsFor(heights, words);
  const calls = [...Object.values(plan.one), ...plan.identity, ...plan.sets, ...plan.blocks.values()];
  const askedAt = now();
  const { outcomes, transport } = await client.send(calls as readonly Call<unknown>[]);
  for (const [index, call] of calls.entries()) taken.set(call, outcomes[index] as Outcome<unknown>);
  const at = now();
  const value = <T>(call: Call<T>): T | null => {
    const outcome = taken.get(call) as Outcome<T> | undefined;
    return outcome?.ok ? outcome.value : null;
  };
  const first = <T>(list: readonly Call<T | null>[]): T | null => list.map(value).find((one) => one !== null) ?? null;
  const { one } = plan;
  const [version, info, latest, list] = [value(one.version), value(one.info), value(one.latest), value(one.peers)];
  if (transport === null) {
    const speaks = dialectOf(version);
    spoken.set(client, speaks);
    // Another client answers there than before, or it does not tell any more which: asked again in everybody's words.
    if (words !== DIALECTS.unknown && words !== speaks) {
      spoken.delete(client);
      return lookAtNode({ name, client }, heights, now);
    }
  }
  const holds: Record<number, Hash | null> = {};
  const authors: Record<number, Address> = {};
  for (const [height, call] of plan.blocks) {
    const outcome = taken.get(call);
    if (!outcome?.ok) continue;
    const block = outcome.value as Block | null;
    holds[height] = block?.header.hash ?? null;
    const author = block && latest && latest.header.height - height < AUTHORS ? authorOf(block) : null;
    if (author) authors[height] = author;
  }
  return {
    node: name,
    askedAt,
    at,
    answered: transport === null,
    failure: transport?.message ?? null,
    chainId: value(one.chainId),
    genesis: info?.genesis ?? value(one.genesis)?.header.hash ?? null,
    address: first(plan.identity),
    client: version,
    enode: info?.enode ?? null,
    head: latest && headOf(latest),
    holds,
    authors,
    mining: dialectOf(version).miningTells ? value(one.mining) : null,
    peerCount: value(one.peerCount),
    peers: list?.map(({ enode, address }) => ({ enode, address })) ?? null,
    validators: first(plan.sets),
  };
}

/** While the client is not known each question is asked in every client's words; what it does not know costs a refusal. */
function callsFor(heights: readonly number[], words: Dialect) {
  return {
    one: {
      version: clientVersion(),
      chainId: chainId(),
      genesis: blockByNumber(0),
      latest: blockByNumber('latest'),
      info: nodeInfo(),
      peers: peers(),
      peerCount: peerCount(),
      mining: mining(),
    },
    identity: words.identity.map(({ call }) => ({ ...call })) as readonly Call<Address | null>[],
    sets: words.validatorsNext() as readonly Call<readonly Address[] | null>[],
    blocks: new Map(heights.map((height) => [height, blockByNumber(height)])),
  };
}

const authorOf = ({ header }: Block): Address | null => readAuthor(header, recoverRemembered);

function headOf(block: Block): NonNullable<NodeLook['head']> {
  const { header } = block;
  return {
    height: header.height,
    hash: header.hash,
    parent: header.parentHash,
    timestamp: header.timestamp,
    author: authorOf(block),
  };
}
