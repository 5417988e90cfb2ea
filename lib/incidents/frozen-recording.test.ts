import { expect, it } from 'vitest';
import { parseChainConfig } from '@/lib/consensus/chain-config';
import { networkOf } from '@/lib/consensus/recorded-answers.test-world';
import { settingsAt } from '@/lib/consensus/settings-at';
import { loggingNodes, toldBy } from '@/lib/logs/recorded-logs.test-world';
import { hash, input, node } from './diagnosis.test-world';
import { stallKind } from './stall-kind';

const NAME = 'qbft-frozen-round';
const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

/** The network that is known by its logs alone, as it stood at a moment: head 303, everybody well by every other sign. */
function frozenAt(time: string) {
  const settings = settingsAt(parseChainConfig(networkOf(NAME).genesis.config), 304);
  const nodes = loggingNodes(NAME).map((name, index) => {
    const log = { ...toldBy(NAME, name, at(time)), state: 'live' as const, source: 'file' as const, why: null };
    return node(index + 1, { name, log, head: { height: 303, hash: hash(303) } });
  });
  return stallKind(
    input({
      nodes,
      settings,
      head: { height: 303, hashes: [hash(303)], timestampMs: at('18:24:00.000') },
      liveness: { state: 'stalled', ageMs: at(time) - at('18:24:00.000') },
    }),
  );
}

it('the recorded stall in which no round changes is told as rounds that stand, by its logs', () => {
  expect(frozenAt('18:25:30.000')).toMatchObject({ id: 'rounds-frozen', facts: { frozen: { height: 304, round: 1, known: 4 } } });
  expect(frozenAt('18:34:06.000').id).toBe('rounds-frozen');
  expect(frozenAt('18:24:10.000').id).toBe('unknown');
});
