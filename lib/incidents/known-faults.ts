import type { NetworkPicture } from '@/lib/chain/picture';
import type { BftSettings, Protocol } from '@/lib/consensus/types';
import type { ClientFacts } from './types';

type Release = readonly [number, number, number];

type Shows = 'yes' | 'no' | 'unknown';

/** What a fault may depend on. `settings` null = no node tells them; the protocol is told by headers alone too. */
export type FaultConditions = { readonly protocol: Protocol; readonly settings: BftSettings | null };

/** A fault of a client release, as its own threads tell it. */
export type KnownFault = {
  readonly id: string;
  readonly family: 'goquorum' | 'besu';
  /** First release that has it; null = not established, all before `fixedIn`. */
  readonly since: Release | null;
  /** First release without it; null = none that is known. */
  readonly fixedIn: Release | null;
  /** Whether it shows under these conditions; `unknown` = they do not tell. */
  readonly when: (conditions: FaultConditions) => Shows;
  /** An incident of its own: it can fork or stop a chain of honest nodes. The others are told beside a node. */
  readonly opens: boolean;
  readonly title: string;
  readonly source: string;
};

const always = (): 'yes' => 'yes';
/** The fault is in quorum consensus/istanbul/qbft/core/request.go: IBFT has a core of its own. */
/** No RPC tells how a node stores its world state. */
const withBonsai = (): Shows => 'unknown';
const inQbft = ({ protocol }: FaultConditions): Shows => (protocol === 'unknown' ? 'unknown' : protocol === 'qbft' ? 'yes' : 'no');
const withEmptyPeriod = ({ settings }: FaultConditions): Shows =>
  settings === null ? 'unknown' : settings.emptyBlockPeriodMs > 0 ? 'yes' : 'no';
const withMaximum = ({ settings }: FaultConditions): Shows =>
  settings === null ? 'unknown' : settings.maxRequestTimeoutMs === null ? 'no' : 'yes';
const both =
  (...tests: readonly ((conditions: FaultConditions) => Shows)[]) =>
  (conditions: FaultConditions): Shows => {
    const shows = tests.map((test) => test(conditions));
    return shows.includes('no') ? 'no' : shows.includes('unknown') ? 'unknown' : 'yes';
  };
const QUORUM = 'https://github.com/Consensys/quorum/';
const BESU = 'https://github.com/besu-eth/besu/';

export const KNOWN_FAULTS: readonly KnownFault[] = [
  {
    id: 'quorum-1612',
    family: 'goquorum',
    since: [22, 7, 0],
    fixedIn: [23, 4, 0],
    when: inQbft,
    opens: true,
    title: 'a proposer may send its block of one height as the proposal of the next: the chain can fork',
    source: `${QUORUM}issues/1612`,
  },
  {
    id: 'quorum-1630',
    family: 'goquorum',
    since: [22, 7, 0],
    fixedIn: [24, 4, 0],
    when: both(inQbft, withEmptyPeriod),
    opens: true,
    title: 'with an empty-block period the proposer race remains: blocks stop at random and the chain can fork',
    source: `${QUORUM}issues/1630`,
  },
  {
    id: 'quorum-1664',
    family: 'goquorum',
    since: [23, 4, 0],
    fixedIn: [24, 4, 0],
    when: withMaximum,
    opens: true,
    title: 'the maximum of the request time-out overflows after some 33 rounds: round changes without end and no recovery',
    source: `${QUORUM}issues/1664`,
  },
  {
    id: 'quorum-1624',
    family: 'goquorum',
    since: null,
    fixedIn: [23, 4, 0],
    when: withMaximum,
    opens: false,
    title: 'the maximum of the request time-out is not known to this release: time-outs double without bound',
    source: `${QUORUM}pull/1624`,
  },
  {
    id: 'besu-7204',
    family: 'besu',
    since: null,
    fixedIn: [24, 7, 0],
    when: withBonsai,
    opens: false,
    title: 'with Bonsai storage import and block propagation race: a valid block may be called invalid',
    source: `${BESU}pull/7204`,
  },
  {
    id: 'besu-7631',
    family: 'besu',
    since: null,
    fixedIn: [24, 10, 0],
    when: withBonsai,
    opens: false,
    title: 'with Bonsai storage a validator restarted in a stall may lack its world state and not propose',
    source: `${BESU}pull/7631`,
  },
  {
    id: 'besu-7875',
    family: 'besu',
    since: null,
    fixedIn: [24, 12, 0],
    when: always,
    opens: false,
    title: 'proposals of a block prepared in an earlier round may be refused: round changes without end',
    source: `${BESU}pull/7875`,
  },
  {
    id: 'besu-8308',
    family: 'besu',
    since: null,
    fixedIn: [25, 3, 0],
    when: always,
    opens: false,
    title: 'after validators restart with empty data the round timer may never move',
    source: `${BESU}issues/8307`,
  },
  {
    id: 'besu-10917',
    family: 'besu',
    since: null,
    fixedIn: null,
    when: withEmptyPeriod,
    opens: false,
    title: 'with an empty-block period transactions may wait through round changes',
    source: `${BESU}issues/10917`,
  },
];

/** A fault that a release has and that shows, or may. */
export type FaultFound = { readonly fault: KnownFault; readonly shows: 'yes' | 'unknown' };

/** What holds at the next height: as its settings have it, else as the newest headers show. */
export function conditionsOf({ set, protocol }: Pick<NetworkPicture, 'set' | 'protocol'>): FaultConditions {
  const settings = set?.settings ?? null;
  return { settings, protocol: settings && settings.protocol !== 'unknown' ? settings.protocol : protocol };
}

/** Faults of one client under these conditions, those that surely show and those that can't be told. null version = nothing can. */
export function faultsOf({ family, version }: ClientFacts, conditions: FaultConditions): readonly FaultFound[] {
  return KNOWN_FAULTS.flatMap((fault) => {
    if (fault.family !== family) return [];
    const shows = version === null ? 'unknown' : isWithin(version, fault) ? fault.when(conditions) : 'no';
    return shows === 'no' ? [] : [{ fault, shows }];
  });
}

const isWithin = (version: readonly number[], { since, fixedIn }: KnownFault): boolean =>
  (since === null || compare(version, since) >= 0) && (fixedIn === null || compare(version, fixedIn) < 0);

function compare(a: readonly number[], b: readonly number[]): number {
  for (let part = 0; part < 3; part++) {
    const step = (a[part] ?? 0) - (b[part] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}
