import { readBesu } from './besu-lines';
import { CHAIN_LINES } from './chain-lines';
import { isHarmless } from './harmless-errors';
import type { LogLine } from './log-line';
import type { LogMemory, Told } from './log-memory';
import { readQbft } from './qbft-lines';
import { readAddress } from './read-values';

const QBFT = 'QBFT: ';
const SERIOUS: ReadonlySet<string> = new Set(['ERROR', 'CRIT', 'FATAL']);

/** What is known after one more line; `at` = its time in server ms. Pure. */
export function foldLine(memory: LogMemory, line: LogLine, at: number): LogMemory {
  const read =
    line.client === 'besu' ? readBesu(memory, line, at) : { ...memory, told: { ...memory.told, ...readGoQuorum(memory.told, line, at) } };
  const isError = SERIOUS.has(line.level) && !isHarmless(line.message);
  return {
    ...read,
    told: { ...read.told, lastLineAt: at, ...(isError ? { lastError: { at, message: line.message.slice(0, 200) } } : {}) },
  };
}

function readGoQuorum(told: Told, line: LogLine, at: number): Partial<Told> {
  if (line.message.startsWith(QBFT)) {
    const address = readAddress(line.value('address'));
    const change = readQbft(told, line.message.slice(QBFT.length), line, at);
    return address === null ? change : { ...change, address };
  }
  return CHAIN_LINES.get(line.message)?.(told, line, at) ?? {};
}
