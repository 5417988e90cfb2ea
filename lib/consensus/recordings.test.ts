import { keccak256 } from 'ethers/crypto';
import { describe, expect, it } from 'vitest';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { deriveIbftRound } from '@/lib/consensus/derive-ibft-round';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import { expectedProposer } from '@/lib/consensus/expected-proposer';
import { followVotes, snapshotOfGenesis } from '@/lib/consensus/follow-votes';
import { encodeHeader } from '@/lib/consensus/header-frame';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import { readAuthor, readHeader } from '@/lib/consensus/read-header';
import {
  headersIn,
  networkOf,
  type RecordedAnswer,
  readAnswers,
  recordedSettings,
  recordingNames,
} from '@/lib/consensus/recorded-answers.test-world';
import { recoverSeal, type SealRecoverer } from '@/lib/consensus/recover-seal';
import { recoverSealReference } from '@/lib/consensus/recover-seal-reference';
import type { Address, Hash, Header, HeaderFacts, ValidatorSnapshot } from '@/lib/consensus/types';
import { verifyHeader } from '@/lib/consensus/verify-header';

type Signers = { readonly Hash: Hash; readonly Author: Address; readonly Committers: readonly Address[] | null };
type Snapshot = { readonly number: number; readonly hash: Hash; readonly validators: readonly Address[] };

const readBefore = new Map<Header, HeaderFacts>();
const factsOf = (header: Header): HeaderFacts => {
  const facts = readBefore.get(header) ?? readBy(header, recoverSeal);
  readBefore.set(header, facts);
  return facts;
};
const readBy = (header: Header, recover: SealRecoverer): HeaderFacts => {
  const reading = readHeader(header, recover);
  if (!reading.ok) throw new Error(`${header.height}: ${reading.why}`);
  return reading.facts;
};
const resultsOf = <T>(answers: readonly RecordedAnswer[], method: string) =>
  answers.filter((answer) => answer.method === method).map(({ result }) => result as T);

/**
 * Sets after blocks, by hash, from anything but the header under test: the genesis followed through votes, the nodes' snapshots, what
 * `latest` had when validators were asked in the same batch, and one step down over a header without a vote (only votes change a set).
 */
function knownSets(name: string, answers: readonly RecordedAnswer[], headers: readonly Header[]): Map<Hash, readonly Address[]> {
  const given = new Map<Hash, readonly Address[]>();
  const followed = new Map<Hash, ValidatorSnapshot>();
  for (const { hash, validators } of resultsOf<Snapshot>(answers, 'istanbul_getSnapshot')) given.set(hash, validators);
  for (const { batch, result } of answers.filter(({ method }) => method === 'qbft_getValidatorsByBlockNumber')) {
    const head = answers.find((answer) => answer.batch === batch && answer.method === 'eth_blockNumber')?.result as string | undefined;
    // Besu gives the set in force for the head, which is the set after its parent.
    const parents = headers.filter(({ height }) => head !== undefined && height === Number(head)).map(({ parentHash }) => parentHash);
    for (const parent of parents) given.set(parent, result as Address[]);
  }
  for (const header of headers) {
    const facts = factsOf(header);
    const parent = followed.get(header.parentHash);
    const next = header.height === 0 ? snapshotOfGenesis(header, facts) : parent && followVotes(parent, header, facts, 30_000);
    if (next && !('unknown' in next)) followed.set(header.hash, next);
  }
  for (const [hash, { validators }] of followed) {
    const other = given.get(hash);
    if (other) expect({ name, hash, validators }).toEqual({ name, hash, validators: other });
    given.set(hash, validators);
  }
  for (const header of [...headers].reverse()) {
    const after = given.get(header.hash);
    if (after && factsOf(header).vote === null && !given.has(header.parentHash)) given.set(header.parentHash, after);
  }
  for (const header of headers) {
    const before = given.get(header.parentHash);
    if (before && factsOf(header).vote === null && !given.has(header.hash)) given.set(header.hash, before);
  }
  return given;
}

describe.each(recordingNames)('every header of %s', (name) => {
  const answers = readAnswers(name);
  const network = networkOf(name);
  const headers = headersIn(answers);
  const sets = knownSets(name, answers, headers);
  // Two Besu recordings have gaps or no answer about validators; nobody ever voted there, so the network's own record stands in.
  const setBefore = (header: Header): readonly Address[] | null =>
    sets.get(header.parentHash) ?? (network.client.startsWith('besu') ? network.validators : null);
  const byHash = new Map(headers.map((header) => [header.hash, header]));

  it('has the hash the node says and comes back from the codec byte by byte', () => {
    expect(headers.length).toBeGreaterThan(10);
    for (const header of headers) {
      expect({ height: header.height, hash: factsOf(header).hash }).toEqual({ height: header.height, hash: header.hash });
      expect(encodeExtra(decodeExtra(header.extraData, header.mixHash))).toBe(header.extraData);
    }
  });

  it("is sealed by a quorum of the parent's validators and verifies", () => {
    for (const header of headers) {
      const { quorumRule, contractMode } = recordedSettings(name, answers, header.height);
      const parentValidators = header.height === 0 ? null : setBefore(header);
      if (header.height > 0)
        expect({ height: header.height, known: parentValidators !== null }).toEqual({ height: header.height, known: true });
      const verification = verifyHeader(header, readHeader(header, recoverSeal), { parentValidators, quorumRule, contractMode });
      expect({ height: header.height, verification }).toEqual({ height: header.height, verification: { state: 'verified' } });
    }
  });

  it('has the signers the reference recoverer finds', () => {
    const seen = new Set<Hash>();
    for (const header of headers.filter(({ hash }) => !seen.has(hash) && seen.add(hash)).slice(0, 12)) {
      expect(readBy(header, recoverSealReference)).toEqual(factsOf(header));
    }
  });

  it('tells its author alone as it does with all the rest', () => {
    for (const header of headers) expect(readAuthor(header, recoverSeal)).toBe(factsOf(header).author);
    const odd = headers.map((header) => ({ ...header, extraData: `${header.extraData.slice(0, -2)}` as const }));
    expect(odd.flatMap((header) => readAuthor(header as Header, recoverSeal) ?? [])).toEqual([]);
  });

  it('was proposed by the one whose turn it was', () => {
    let judged = 0;
    for (const header of headers) {
      const parent = byHash.get(header.parentHash);
      const validators = setBefore(header);
      if (!parent || !validators) continue;
      const facts = factsOf(header);
      const { policy } = recordedSettings(name, answers, header.height);
      const family = network.client.startsWith('besu') ? 'besu' : 'goquorum';
      const question = { validators, lastAuthor: factsOf(parent).author, policy, family } as const;
      if (facts.format === 'ibft') expect(deriveIbftRound(facts.author as Address, question)).not.toBeNull();
      else
        expect({ height: header.height, author: facts.author }).toEqual({
          height: header.height,
          author: expectedProposer({ ...question, protocol: 'qbft', round: facts.round ?? 0 }),
        });
      judged += 1;
    }
    expect(judged).toBeGreaterThan(2);
  });

  it("has the author and committers of the node's own reading", () => {
    const claims = [
      ...resultsOf<Signers>(answers, 'istanbul_getSignersFromBlock'),
      ...resultsOf<Signers>(answers, 'istanbul_getSignersFromBlockByHash'),
    ];
    if (network.client.startsWith('GoQuorum')) expect(claims.length).toBeGreaterThan(10);
    for (const claim of claims.filter(({ Committers }) => Committers !== null)) {
      const copies = headers.filter(({ hash }) => hash === claim.Hash).map((header) => factsOf(header));
      if (copies.length === 0) continue;
      expect(copies.map(({ author }) => author)).toEqual(copies.map(() => claim.Author));
      // Each node holds its own seals under one hash: one of the recorded copies must be this node's.
      expect(copies.map(({ seals }) => seals.map(({ signer }) => signer))).toContainEqual(claim.Committers);
    }
  });
});

describe('the raw header a Besu node gives', () => {
  it.each(['besu-qbft-healthy-and-quorum-loss', 'besu-qbft-london'])('is our header RLP: %s', (name) => {
    const answers = readAnswers(name);
    const raw = resultsOf<string>(answers, 'debug_getRawHeader').filter((text) => text.startsWith('0x'));
    const ours = new Set(headersIn(answers).map((header) => bytesToHex(encodeHeader(header))));
    expect(raw.length).toBeGreaterThan(0);
    expect(raw.filter((text) => ours.has(text as `0x${string}`)).length).toBeGreaterThan(0);
  });
});

describe('the truth of the recordings', () => {
  const atHeight = (name: string, height: number) => [
    ...new Map(
      headersIn(readAnswers(name))
        .filter((header) => header.height === height)
        .map((header) => [header.hash, factsOf(header)]),
    ).values(),
  ];

  it('shows both sides of the QBFT fork with a quorum each and two double signers', () => {
    const all = atHeight('qbft-fork-2-2', 14);
    const a = all.find(({ author, round }) => author?.startsWith('0xa5f1') && round === 0);
    const b = all.find(({ author, round }) => author?.startsWith('0xf426') && round === 1);
    const signers = (facts?: HeaderFacts) => (facts?.seals ?? []).map(({ signer }) => signer);
    expect([signers(a).length, signers(b).length]).toEqual([3, 3]);
    expect(
      signers(a)
        .filter((signer) => signers(b).includes(signer))
        .map((signer) => signer?.slice(0, 6))
        .sort(),
    ).toEqual(['0x210f', '0x5aa3']);
    expect(all).toHaveLength(3);
  });

  it('counts the failed turns of the missing validator as rounds', () => {
    const rounds = headersIn(readAnswers('qbft-healthy-and-quorum-loss')).filter(({ height }) => height >= 15 && height <= 29);
    expect([...new Set(rounds.filter((header) => factsOf(header).round === 1).map(({ height }) => height))]).toEqual([17, 20, 23, 26, 29]);
  });

  it('follows the vote in and the vote out', () => {
    const answers = readAnswers('qbft-rpc-surface');
    const sizes = new Map(
      resultsOf<Snapshot>(answers, 'istanbul_getSnapshot').map(({ number, validators }) => [number, validators.length]),
    );
    expect(new Set(sizes.values())).toEqual(new Set([4, 5]));
    const name = 'qbft-rpc-surface';
    const sets = knownSets(name, answers, headersIn(answers));
    expect(new Set([...sets.values()].map((set) => set.length))).toEqual(new Set([4, 5]));
  });

  it('hashes genesis as the nodes do', () => {
    const genesis = headersIn(readAnswers('besu-qbft-london')).find(({ height }) => height === 0) as Header;
    expect(keccak256(encodeHeader(genesis))).toBe(genesis.hash);
  });
});
