import { describe, expect, it } from 'vitest';
import { covers, KNOWN_DIFFERENCES, type KnownDifference, sortDifferences } from '@/lib/drill/conformance/known-differences';
import { readPaths, touches } from '@/lib/drill/conformance/read-paths.test-world';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { readCases } from '@/lib/drill/conformance/recorded-cases';
import { shapePaths } from '@/lib/drill/conformance/shape-paths';
import * as calls from '@/lib/rpc/calls';
import type { Call } from '@/lib/rpc/types';

const NAMES = ['qbft-rpc-surface', 'qbft-healthy-and-quorum-loss', 'qbft-fork-2-2', 'qbft-fork-3-1'];
const recorded = NAMES.flatMap((name) => readRecording(`fixtures/recordings/${name}`).calls);
const cases = readCases(recorded);

/** The calls of the product; a call added to lib/rpc and not here fails below. */
const PRODUCT: readonly Call<unknown>[] = [
  calls.blockByNumber('latest'),
  calls.blockByHash(`0x${'0'.repeat(64)}`),
  calls.blockNumber(),
  calls.chainId(),
  calls.clientVersion(),
  calls.mining(),
  calls.netVersion(),
  calls.nodeAddress(),
  calls.nodeInfo(),
  calls.peerCount(),
  calls.peers(),
  calls.rpcModules(),
  calls.signersFromBlock('latest'),
  calls.snapshotIstanbul('latest'),
  calls.syncing(),
  calls.txpoolStatus(),
  calls.validatorsAtIstanbul('latest'),
];
/** Of Besu alone, or no call. */
const NOT_GOQUORUM = ['netEnode', 'txpoolBesuStatistics', 'validatorsBesu', 'blockTag'];

/** What a recovery sends or saves beside that, whole (recovery.md): an answer that differs there may mislead it. */
const RECOVERY =
  /^(miner_(start|stop)|debug_(setHead|getBlockRlp)|admin_(addPeer|removePeer|peers|nodeInfo)|txpool_content|eth_(getRawTransactionByBlockHashAndIndex|getTransactionReceipt|sendRawTransaction|getBlockByHash|mining))\(/;
/** Facts of the stories that decide who sealed what. */
const DECIDING = ['', 'round', 'turn', 'seals'];

const answersTo = (method: string): readonly unknown[] =>
  recorded
    .flatMap((call) => (call.method === method && call.answer.ok && call.answer.result !== null ? [call.answer.result] : []))
    .slice(-200);

function parseQuietly(call: Call<unknown>): (raw: unknown) => void {
  return (raw) => {
    try {
      call.parse(raw);
    } catch {
      // Another height or hash than asked: said after everything was read.
    }
  };
}

const read = new Map(PRODUCT.map((call) => [call.method, readPaths(parseQuietly(call), answersTo(call.method))] as const));

/** Why an entry must not be: the places that monitor or recovery read and that it lets pass. */
function touched(known: KnownDifference): readonly string[] {
  const inAnswers = cases.flatMap(({ call, method, shape }) => {
    const paths = (shape === null ? [''] : shapePaths(shape)).filter((path) => covers(known, { call, path, recorded: '', got: '' }));
    const readHere = read.get(method) ?? new Set<string>();
    return paths.filter((path) => RECOVERY.test(call) || touches(path, readHere)).map((path) => `${call} ${path}`);
  });
  const inStories = DECIDING.filter((path) => covers(known, { call: 'fork-2-2: block 14', path, recorded: '', got: '' }));
  return [...inAnswers, ...inStories];
}

describe('the list of known differences', () => {
  it('touches nothing that monitor or recovery read, and gives a reason for each', () => {
    for (const known of KNOWN_DIFFERENCES) {
      expect(touched(known), `${known.call} ${known.path}`).toEqual([]);
      expect(known.reason.length).toBeGreaterThan(10);
    }
  });

  it.each<readonly [what: string, call: RegExp, path: RegExp, wrong: boolean]>([
    ['the hash of a block', /^eth_getBlockByNumber\(/, /^hash$/, true],
    ['a whole block', /^eth_getBlockByNumber\(/, /^$/, true],
    ['the uncles of a block by number', /^eth_getBlockByNumber\(/, /^uncles$/, false],
    ['the uncles of a block a recovery saves', /^eth_getBlockByHash\(/, /^uncles$/, true],
    ['the chain config', /^admin_nodeInfo\(/, /^protocols\.eth\.config\.qbft\.epochlength$/, true],
    ['the direction of a peer', /^admin_peers\(/, /^\[\]\.network\.inbound$/, true],
    ['the answer to miner_start', /^miner_start\(/, /.*/, true],
    ['who committed', /^istanbul_getSignersFromBlock\(/, /^Committers/, true],
    ['the policy of a snapshot', /^istanbul_getSnapshot\(/, /^policy$/, false],
    ['the hash rate', /^eth_hashrate\(/, /^$/, false],
    ['the round of a block', /^fork-2-2: block/, /^round$/, true],
    ['the time between two blocks', /^fork-2-2: block/, /^period$/, false],
  ])('may not name %s: %s %s → %s', (_, call, path, wrong) => {
    expect(touched({ call, path, reason: '' }).length > 0).toBe(wrong);
  });

  it('knows every call of the product that GoQuorum answers', () => {
    const names = Object.entries(calls).flatMap(([name, made]) =>
      typeof made === 'function' && !NOT_GOQUORUM.includes(name) ? [name] : [],
    );
    expect(names.length).toBe(PRODUCT.length);
    for (const [method, paths] of read) expect(paths.size, method).toBeGreaterThan(0);
  });
});

describe('differences held against a list', () => {
  const difference = { call: 'eth_hashrate()', path: '', recorded: 'quantity', got: 'null' };
  const fits = { call: /^eth_hashrate/, path: /^$/, reason: '' };
  const unused = { call: /^eth_mining/, path: /^$/, reason: '' };

  it('are open unless an entry names them, and an entry nothing needs is told', () => {
    expect(sortDifferences([difference], [fits, unused])).toEqual({ open: [], unused: [unused] });
    expect(sortDifferences([difference], [unused])).toEqual({ open: [difference], unused: [unused] });
  });
});
