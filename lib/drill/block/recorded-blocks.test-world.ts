import { bytesToHex } from '@/lib/consensus/hex-bytes';
import { headersIn, networkOf, type RecordedAnswer, readAnswers } from '@/lib/consensus/recorded-answers.test-world';
import type { Hash, Header, Hex } from '@/lib/consensus/types';
import { createGenesisFromRecorded } from '@/lib/drill/block/create-genesis';
import { encodeTransfer } from '@/lib/drill/block/encode-transfer';
import { readTransaction } from '@/lib/drill/block/read-transaction';
import type { DrillBlock, DrillTransaction, Genesis } from '@/lib/drill/types';

/** Everything of a recording that blocks are judged by. */
export type RecordedBlocks = {
  readonly genesis: Genesis;
  /** As admin_nodeInfo showed it. */
  readonly info: { readonly genesis: Hash; readonly config: Readonly<Record<string, unknown>>; readonly network: number };
  readonly headers: readonly Header[];
  /** Hashes of the transactions of each block. */
  readonly listed: ReadonlyMap<Hash, readonly Hash[]>;
  /** Transactions whose body was recorded, by hash. */
  readonly bodies: ReadonlyMap<Hash, DrillTransaction>;
  /** debug_getBlockRlp answers. */
  readonly raw: readonly string[];
};

type Pooled = Readonly<Record<'pending' | 'queued', Readonly<Record<string, Readonly<Record<string, RecordedTransaction>>>>>>;
type RecordedTransaction = Readonly<
  Record<'nonce' | 'gasPrice' | 'gas' | 'to' | 'value' | 'input' | 'v' | 'r' | 's' | 'hash' | 'from', Hex>
>;

export function recordedBlocks(name: string): RecordedBlocks {
  const answers = readAnswers(name);
  const of = <T>(method: RegExp) => answers.filter((answer) => method.test(answer.method)).map(({ result }) => result as T);
  const info = of<{ protocols: { eth: RecordedBlocks['info'] } }>(/^admin_nodeInfo$/)[0]?.protocols.eth;
  if (info === undefined) throw new Error(`${name} has no admin_nodeInfo`);
  const blocks = of<{ hash: Hash; transactions: readonly (Hash | RecordedTransaction)[] }>(/^eth_getBlockBy/);
  const full = [...blocks.flatMap(({ transactions }) => transactions).filter((entry) => typeof entry === 'object'), ...pooled(answers)];
  const bodies = full.map((entry) => bodyOf(entry));
  const read = of<string>(/^eth_getRawTransactionBy/).map((raw) => readTransaction(raw, 1337));
  return {
    genesis: createGenesisFromRecorded(networkOf(name).genesis),
    info,
    headers: headersIn(answers),
    listed: new Map(
      blocks.map(({ hash, transactions }) => [hash, transactions.map((entry) => (typeof entry === 'string' ? entry : entry.hash))]),
    ),
    bodies: new Map([...bodies, ...read].map((body) => [body.hash, body])),
    raw: of<string>(/^debug_getBlockRlp$/),
  };
}

/** A recorded header as the drill holds one: bare extraData plays no part in what is compared. */
export const blockOf = (header: Header): DrillBlock => ({ hash: header.hash, header, author: header.miner, vote: null, transactions: [] });

function pooled(answers: readonly RecordedAnswer[]): RecordedTransaction[] {
  const contents = answers.filter(({ method }) => method === 'txpool_content').map(({ result }) => result as Pooled);
  return contents.flatMap(({ pending, queued }) =>
    [pending, queued].flatMap((part) => Object.values(part).flatMap((list) => Object.values(list))),
  );
}

function bodyOf({ hash, from, to, nonce, gasPrice, gas, value, input, v, r, s }: RecordedTransaction): DrillTransaction {
  const unsigned = { nonce: Number(nonce), gasPrice: BigInt(gasPrice), gas: BigInt(gas), to, value: BigInt(value), data: input };
  const signed = { ...unsigned, v: BigInt(v), r: BigInt(r), s: BigInt(s) };
  const read = readTransaction(bytesToHex(encodeTransfer(signed, signed)), 1337);
  if (read.hash !== hash || read.from !== from) throw new Error(`${hash} is not what its fields say`);
  return read;
}
