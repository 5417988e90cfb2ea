import { healsByItself } from '@/lib/chain/fork-outlook';
import type { NodePicture } from '@/lib/chain/picture';
import { parseChainConfig } from '@/lib/consensus/chain-config';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import { quorumSize } from '@/lib/consensus/quorum';
import { networkOf, type RecordedAnswer, readAnswers } from '@/lib/consensus/recorded-answers.test-world';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { Address, Hash } from '@/lib/consensus/types';
import { block, input, node as pictureOf } from '@/lib/incidents/diagnosis.test-world';
import type { ClientFacts } from '@/lib/incidents/types';
import type { PlanInput } from './plan-types';
import type { BranchBlock, NodeLook, SurveyedBranch } from './survey-types';

type Raw = { readonly [key: string]: unknown } & {
  readonly hash: Hash;
  readonly number: string;
  readonly parentHash: Hash;
  readonly timestamp: string;
};
type NodeInfo = {
  readonly enode: string;
  readonly name: string;
  readonly protocols: Record<string, { readonly genesis: Hash; readonly config: unknown }>;
};
type Peer = { readonly enode: string; readonly network: { readonly inbound: boolean } };

/** A moment of a recorded fork as a survey and the watch would have it: the last answers of every node before `until`. */
export function recordedInput(name: string, until: string): PlanInput {
  const network = networkOf(name);
  const answers = readAnswers(name);
  const before = answers.filter(({ at }) => at < until);
  // What does not change is taken from anywhere: some nodes were asked for it later only.
  const portrait = (of: string, method: string) => last(before, of, method) ?? last(answers, of, method);
  const validators: readonly Address[] = network.validators;
  const ancestorHeight: number = network.ancestor ?? network.A;
  const blocks = new Map<Hash, Raw>();
  for (const { method, result } of answers)
    if (method.startsWith('eth_getBlockBy')) blocks.set((result as Raw).hash, { ...blocks.get((result as Raw).hash), ...(result as Raw) });
  const now = Date.parse(until);

  const looks = (network.nodes as { name: string }[]).map(({ name: node }): NodeLook => {
    const latest = before.findLast((one) => one.node === node && one.method === 'eth_getBlockByNumber' && one.params[0] === 'latest')
      ?.result as Raw;
    const info = portrait(node, 'admin_nodeInfo') as NodeInfo;
    const peers = (portrait(node, 'admin_peers') ?? []) as readonly Peer[];
    const height = Number(latest.number);
    const chain = chainDown(blocks, latest, ancestorHeight);
    return {
      node,
      at: now,
      askedAt: now,
      answered: true,
      failure: null,
      chainId: 1337,
      genesis: info.protocols.eth?.genesis ?? info.protocols.istanbul?.genesis ?? null,
      address: addressFromEnode(info.enode),
      client: info.name,
      enode: info.enode,
      head: {
        height,
        hash: latest.hash,
        parent: latest.parentHash,
        timestamp: Number(latest.timestamp),
        author: (latest.miner as Address) ?? null,
      },
      holds: Object.fromEntries([ancestorHeight, ancestorHeight + 1].map((at) => [at, chain.get(at) ?? null])),
      mining: (last(before, node, 'eth_mining') as boolean | undefined) ?? null,
      peerCount: peers.length,
      peers: peers.map(({ enode }) => ({ enode, address: addressFromEnode(enode) })),
      validators,
    };
  });

  const tips = [...new Set(looks.flatMap(({ head }) => (head && head.height > ancestorHeight ? [head.hash] : [])))];
  const branches = tips.map((hash, index): SurveyedBranch => {
    const tip = blocks.get(hash) as Raw;
    const nodes = looks.filter(({ head }) => head?.hash === hash);
    const chain = [...chainDown(blocks, tip, ancestorHeight + 1).values()].reverse();
    return {
      label: String.fromCharCode(65 + index),
      tip: { height: Number(tip.number), hash },
      nodes: nodes.map(({ node }) => node),
      validators: nodes.flatMap(({ address }) => (address && validators.includes(address) ? [address] : [])),
      blocks: chain.map((one) => branchBlock(blocks.get(one) as Raw)),
    };
  });
  const first = looks[0]?.head ? chainDown(blocks, blocks.get(looks[0].head.hash) as Raw, ancestorHeight).get(ancestorHeight) : undefined;
  const ancestor = { height: ancestorHeight, hash: first as Hash };

  const isBesu = String(network.client).toLowerCase().includes('besu');
  const config = (portrait(looks[0]?.node ?? '', 'admin_nodeInfo') as NodeInfo).protocols;
  const settings = settingsAt(parseChainConfig((config.eth ?? config.istanbul)?.config), ancestorHeight + 2);
  const quorum = quorumSize(validators.length, settings?.quorumRule ?? 'ceil(2N/3)');
  const facts: ClientFacts = isBesu
    ? { family: 'besu', version: [24, 5, 4], majorityForkHeals: null, miningTells: false }
    : { family: 'goquorum', version: [24, 4, 1], majorityForkHeals: true, miningTells: true };
  const pictures = looks.map(
    (look): NodePicture =>
      pictureOf(1, {
        name: look.node,
        address: look.address,
        role: look.address && validators.includes(look.address) ? 'validator' : 'member',
        head: look.head && { height: look.head.height, hash: look.head.hash },
        client: look.client,
        enode: look.enode,
        config: JSON.stringify((config.eth ?? config.istanbul)?.config),
        peers: look.peerCount,
        peerList: ((portrait(look.node, 'admin_peers') ?? []) as readonly Peer[]).map(({ enode, network: { inbound } }) => ({
          enode,
          address: addressFromEnode(enode),
          inbound,
        })),
        capabilities: Object.fromEntries(
          ['eth', 'net', 'web3', 'admin', 'debug', 'miner', 'istanbul', 'txpool'].map((group) => [group, 'available']),
        ),
        chainId: 1337,
        genesis: look.genesis,
        answeringSince: now - 600_000,
      }),
  );
  const head = Math.max(...branches.map(({ tip }) => tip.height));
  const outlook = { branches, unplaced: [], quorum, majorityForkHeals: facts.majorityForkHeals };
  const diagnosis = input({
    nodes: pictures,
    protocol: network.protocol,
    set: { validators, quorumSize: quorum, settings, usualPeriodMs: settings?.blockPeriodMs ?? null },
    head: { height: head, hashes: tips, timestampMs: now - 60_000 },
    liveness: { state: 'stalled', ageMs: 60_000 },
    fork: {
      state: 'proven',
      ancestor,
      branches: branches.map(({ label, tip, nodes, validators: held, blocks: own }) => ({
        label,
        hash: own[0]?.hash ?? tip.hash,
        tip,
        nodes,
        validators: held,
        hasQuorum: held.length >= quorum,
      })),
      sealedBoth: [],
      unplaced: [],
      healsByItself: healsByItself(outlook),
    },
    blocks: [...blocks.values()].map((raw) =>
      block(
        Number(raw.number),
        { parentValidators: validators, quorumSize: quorum, author: (raw.miner as Address) ?? null, facts: null },
        raw.hash,
      ),
    ),
    open: { height: head + 1, round: 2, source: 'estimate', nextChangeAt: now + 5000 },
    client: () => facts,
  });
  return {
    survey: { network: 'net', takenAt: now, looks, ancestor, branches, stops: [], strangers: [] },
    diagnosis: { ...diagnosis, picture: { ...diagnosis.picture, now, chainId: 1337, genesis: looks[0]?.genesis ?? null } },
    confirmed: [],
    hasOpenPlan: false,
    now,
  };
}

const last = (answers: readonly RecordedAnswer[], node: string, method: string): unknown =>
  answers.findLast((one) => one.node === node && one.method === method)?.result;

function chainDown(blocks: ReadonlyMap<Hash, Raw>, from: Raw, floor: number): ReadonlyMap<number, Hash> {
  const chain = new Map<number, Hash>();
  for (let at: Raw | undefined = from; at && Number(at.number) >= floor; at = blocks.get(at.parentHash)) {
    chain.set(Number(at.number), at.hash);
    if (Number(at.number) - 1 === floor) chain.set(floor, at.parentHash);
  }
  return chain;
}

const branchBlock = (raw: Raw): BranchBlock => ({
  height: Number(raw.number),
  hash: raw.hash,
  parent: raw.parentHash,
  author: (raw.miner as Address) ?? null,
  round: null,
  committers: [],
  transactions: ((raw.transactions ?? []) as readonly (Hash | { readonly hash: Hash })[]).map((one) =>
    typeof one === 'string' ? one : one.hash,
  ),
  votes: [],
  hasQuorum: true,
});
