import type { NetworkPicture, NodePicture } from '@/lib/chain/picture';
import type { BftSettings } from '@/lib/consensus/types';

/** Pictures drawn by hand for the tests of views. */
export const NOW = 1_795_365_700_000;
export const addressOf = (place: number) => `0x${place.toString(16).padStart(2, '0').repeat(20)}` as const;

export const SETTINGS: BftSettings = {
  protocol: 'qbft',
  blockPeriodMs: 2000,
  emptyBlockPeriodMs: 0,
  requestTimeoutMs: 4000,
  maxRequestTimeoutMs: null,
  policy: 'round-robin',
  quorumRule: 'ceil(2N/3)',
  epochLength: 30_000,
  contractMode: false,
};

export function drawNode(place: number, more: Partial<NodePicture> = {}): NodePicture {
  return {
    name: `validator-${place}`,
    address: addressOf(place),
    addressSource: 'nodeAddress',
    role: 'validator',
    answering: true,
    counted: true,
    faults: [],
    head: { height: 50, hash: '0xaa' },
    lastAnswerAt: NOW,
    client: 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.26.8',
    peers: 3,
    mining: true,
    syncing: false,
    latencyMs: 1,
    capabilities: { eth: 'available', admin: 'available', istanbul: 'available' },
    chainId: 1337,
    genesis: '0x01',
    config: null,
    enode: null,
    peerList: null,
    peersAt: null,
    pool: null,
    answeringSince: NOW - 60_000,
    silentSince: null,
    log: null,
    ...more,
  };
}

/** As a node is that stopped answering a minute ago. */
export const DOWN: Partial<NodePicture> = {
  answering: false,
  faults: [{ kind: 'unreachable', code: 'unreachable', message: 'refused' }],
  answeringSince: null,
  silentSince: NOW - 60_000,
};

/** Four validators that agree at 50, a block every two seconds, unless told otherwise. */
export function drawNetwork(more: Partial<NetworkPicture> = {}): NetworkPicture {
  const validators = [1, 2, 3, 4].map(addressOf);
  return {
    id: 'net',
    name: 'Net',
    now: NOW,
    asOf: NOW,
    intervalMs: 1000,
    chainId: 1337,
    genesis: '0x01',
    protocol: 'qbft',
    nodes: [1, 2, 3, 4].map((place) => drawNode(place)),
    set: { validators, quorumSize: 3, settings: SETTINGS, usualPeriodMs: 2000 },
    head: { height: 50, hashes: ['0xaa'], timestampMs: NOW - 1000 },
    liveness: { state: 'producing', ageMs: 1000, expectedMs: 2000, overdueAt: NOW + 20_000, why: 'settings', base: 'arrival' },
    fork: { state: 'none' },
    heights: [],
    block: () => null,
    ...more,
  };
}
