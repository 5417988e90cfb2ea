import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseChainConfig } from '@/lib/consensus/chain-config';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { BftSettings, Hash, Header, Hex } from '@/lib/consensus/types';

const ROOT = join(import.meta.dirname, '../../fixtures/recordings');

/** One call with its answer; calls of one batch share `batch`. */
export type RecordedAnswer = {
  readonly batch: number;
  readonly at: string;
  readonly node: string;
  readonly method: string;
  readonly params: readonly unknown[];
  readonly result: unknown;
};

/** Names of the recordings that hold answers, not logs alone. */
export const recordingNames = readdirSync(ROOT).filter((name) => readdirIfAny(join(ROOT, name)).includes('answers.jsonl.gz'));

export const networkOf = (name: string) => JSON.parse(readFileSync(join(ROOT, name, 'network.json'), 'utf8'));

/** Every answered call of a recording with a result. */
export function readAnswers(name: string): RecordedAnswer[] {
  const lines = gunzipSync(readFileSync(join(ROOT, name, 'answers.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.flatMap((text, batch) => {
    const { at, node, request, answer } = JSON.parse(text);
    const answers = [answer].flat();
    return [request].flat().flatMap((call) => {
      const result = call && answers.find((entry) => entry?.id === call.id)?.result;
      return result === undefined || result === null ? [] : [{ batch, at, node, method: call.method, params: call.params ?? [], result }];
    });
  });
}

/** Every distinct header answered to eth_getBlockBy…: nodes may hold other seals under one hash, and each copy counts. */
export function headersIn(answers: readonly RecordedAnswer[]): Header[] {
  const copies = new Map<string, Header>();
  for (const { method, result } of answers) {
    // A pending block has neither hash nor miner yet.
    if (!/^eth_get(BlockBy|HeaderBy)/.test(method) || (result as { hash: unknown }).hash === null) continue;
    const header = headerOf(result as Record<string, Hex>);
    copies.set(`${header.hash} ${header.extraData}`, header);
  }
  return [...copies.values()].sort((a, b) => a.height - b.height);
}

export function headerOf(raw: Record<string, Hex>): Header {
  const { hash, parentHash, sha3Uncles, miner, stateRoot, transactionsRoot, receiptsRoot, logsBloom, extraData, mixHash, nonce } = raw;
  return {
    ...({ hash, parentHash, sha3Uncles, miner, stateRoot, transactionsRoot, receiptsRoot, logsBloom, extraData, mixHash, nonce } as Record<
      string,
      Hash
    >),
    difficulty: BigInt(raw.difficulty as Hex),
    height: Number(raw.number),
    gasLimit: BigInt(raw.gasLimit as Hex),
    gasUsed: BigInt(raw.gasUsed as Hex),
    timestamp: Number(raw.timestamp),
    ...(raw.baseFeePerGas === undefined ? {} : { baseFeePerGas: BigInt(raw.baseFeePerGas) }),
  } as Header;
}

/** Settings of the recorded network at a height: from admin_nodeInfo, else from the genesis file. */
export function recordedSettings(name: string, answers: readonly RecordedAnswer[], height: number): BftSettings {
  const info = answers.find(({ method }) => method === 'admin_nodeInfo')?.result as
    | { protocols: Record<string, { config: unknown }> }
    | undefined;
  const network = networkOf(name);
  const config = info?.protocols.eth?.config ?? network.genesis.config;
  const settings = settingsAt(parseChainConfig(config), height);
  if (settings === null) throw new Error(`${name} has no BFT section`);
  return settings;
}

function readdirIfAny(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
