import type { BlockPicture } from '@/lib/chain/picture';
import { CodecError } from '@/lib/consensus/codec-error';
import { decodeExtra } from '@/lib/consensus/decode-extra';
import { headerDigests } from '@/lib/consensus/header-digests';
import { frameHeader } from '@/lib/consensus/header-frame';
import type { Address, Hash, Header, Hex } from '@/lib/consensus/types';
import { sealRounds } from './double-sealing';
import { forkFacts } from './fork-facts';
import type { DiagnosisInput } from './types';

/** One of the two sealed blocks. `digest` = the 32 bytes the seal signs. */
export type SealedBlock = {
  readonly hash: Hash;
  /** As eth_getBlockByNumber names its fields; hex text. */
  readonly header: Readonly<Record<string, string>>;
  readonly seal: Hex;
  /** Round the seal was given in; null = IBFT headers carry none. */
  readonly round: number | null;
  readonly digest: Hex;
  readonly branch: string;
};

/** Everything needed to show without Quorumwatch that one key sealed two blocks of one height. Plain JSON; docs/readings.md. */
export type DoubleSealingProof = {
  readonly format: 'quorumwatch/double-sealing/1';
  readonly protocol: 'qbft' | 'ibft';
  readonly address: Address;
  readonly height: number;
  readonly blocks: readonly [SealedBlock, SealedBlock];
  /** For the reader; the verifier does not rest on it. */
  readonly network: {
    readonly chainId: number | null;
    readonly genesis: Hash | null;
    readonly parent: Hash;
    readonly validators: readonly Address[];
    readonly quorum: number | null;
  };
};

/** A proof for everybody who sealed two blocks of the fork that stands, ascending by address; one each, of the lowest height. */
export function doubleSealingProofs(input: DiagnosisInput): readonly DoubleSealingProof[] {
  const found = new Map<Address, DoubleSealingProof>();
  const pairs = [...(forkFacts(input)?.pairs ?? [])].sort((a, b) => a.height - b.height);
  for (const { sides, height, parent, doubleSealings } of pairs) {
    const [one, other] = sides;
    const format = one.block?.facts?.format;
    if (!one.block || !other.block || !format || other.block.facts?.format !== format) continue;
    for (const { address, rounds } of doubleSealings) {
      const first = sealedBlock(one.block, address, rounds[0], one.label);
      const second = sealedBlock(other.block, address, rounds[1], other.label);
      if (!first || !second || found.has(address)) continue;
      const validators = one.block.parentValidators ?? one.block.facts?.listed ?? [];
      const network = { chainId: input.picture.chainId, genesis: input.picture.genesis, parent, validators, quorum: one.quorum };
      found.set(address, { format: 'quorumwatch/double-sealing/1', protocol: format, address, height, blocks: [first, second], network });
    }
  }
  return [...found.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** null = the seal itself is at no node any more (only its signer is remembered), or its round is not known where it must be. */
function sealedBlock(block: BlockPicture, address: Address, round: number | null, branch: string): SealedBlock | null {
  const { header, facts } = block;
  const isQbft = facts?.format === 'qbft';
  if (isQbft && (round === null || !sealRounds(block, address).includes(round))) return null;
  const seal = block.copies
    .filter((copy) => !isQbft || copy.round === round)
    .flatMap(({ seals }) => seals)
    .find((one) => one.signer === address && one.seal !== '0x')?.seal;
  const digest = seal && digestOf(header, round ?? 0);
  return seal && digest ? { hash: header.hash, header: wireHeader(header), seal, round: isQbft ? round : null, digest, branch } : null;
}

function digestOf(header: Header, round: number): Hex | null {
  try {
    const extra = decodeExtra(header.extraData, header.mixHash);
    const { commit } = headerDigests(frameHeader(header), extra.format === 'qbft' ? { ...extra, round } : extra);
    return `0x${[...commit].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

/** The header as a node answers it; fields the block has not are left out. */
function wireHeader({ hash: _, height, ...fields }: Header): Readonly<Record<string, string>> {
  const wire = Object.entries({ number: height, ...fields }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : `0x${value.toString(16)}`] as const],
  );
  return Object.fromEntries(wire);
}
