import { decodeExtra } from '@/lib/consensus/decode-extra';
import type { Extra, Hash, Header, Vote } from '@/lib/consensus/types';

/** One field of the headers at a height; values by block hash, left out where the block has no such field. Same shape as the API's. */
export type HeaderDiffRow = {
  readonly field: string;
  readonly values: Readonly<Record<Hash, string>>;
  readonly differs: boolean;
  /** Round and commit seals: outside the hash, may differ between copies of one block. */
  readonly masked: boolean;
};

type Field = { readonly name: string; readonly masked?: boolean; readonly text: (header: Header, extra: Extra | null) => string | null };

const plain = (name: keyof Header): Field => ({ name, text: (header) => (header[name] === undefined ? null : String(header[name])) });
const ofExtra = (name: string, text: (extra: Extra) => string | null, masked = false): Field => ({
  name: `extraData.${name}`,
  masked,
  text: (_, extra) => extra && text(extra),
});

/** In header order; extra-data taken apart, or as it is where a header's can't be read. */
const FIELDS: readonly Field[] = [
  ...(['hash', 'parentHash', 'sha3Uncles', 'miner', 'stateRoot', 'transactionsRoot', 'receiptsRoot', 'logsBloom'] as const).map(plain),
  ...(['difficulty', 'height', 'gasLimit', 'gasUsed', 'timestamp'] as const).map(plain),
  { name: 'extraData', text: (header, extra) => (extra ? null : header.extraData) },
  ofExtra('vanity', (extra) => extra.vanity),
  ofExtra('validators', (extra) => extra.validators.join(', ')),
  ofExtra('vote', (extra) => (extra.format === 'qbft' ? voteText(extra.vote) : null)),
  ofExtra('proposerSeal', (extra) => (extra.format === 'ibft' ? extra.proposerSeal : null)),
  ofExtra('round', (extra) => (extra.format === 'qbft' ? String(extra.round) : null), true),
  ofExtra('seals', (extra) => extra.seals.join(', '), true),
  ...(
    [
      'mixHash',
      'nonce',
      'baseFeePerGas',
      'withdrawalsRoot',
      'blobGasUsed',
      'excessBlobGas',
      'parentBeaconBlockRoot',
      'requestsHash',
    ] as const
  ).map(plain),
];

/** Field by field difference of the blocks at one height; fields no block has are left out. */
export function headerDiff(blocks: readonly { readonly header: Header }[]): readonly HeaderDiffRow[] {
  const read = blocks.map(({ header }) => ({ header, extra: readExtra(header) }));
  return FIELDS.flatMap(({ name, masked = false, text }) => {
    const told = read.flatMap(({ header, extra }) => {
      const value = text(header, extra);
      return value === null ? [] : [[header.hash, value] as const];
    });
    if (told.length === 0) return [];
    const differs = told.length < read.length || told.some(([, value]) => value !== told[0]?.[1]);
    return [{ field: name, values: Object.fromEntries(told), differs, masked }];
  });
}

function readExtra(header: Header): Extra | null {
  try {
    return decodeExtra(header.extraData, header.mixHash);
  } catch {
    return null;
  }
}

function voteText(vote: Vote | null): string {
  return vote ? `${vote.add ? 'add' : 'remove'} ${vote.recipient}` : 'none';
}
