import type { ChainConfig } from '@/lib/consensus/chain-config';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { BftSettings } from '@/lib/consensus/types';

/**
 * settingsAt of a config with one object for all heights between two changes: it is asked for every message.
 * @throws Error when the config has no QBFT or IBFT section.
 */
export function settingsByHeight(config: ChainConfig): (height: number) => BftSettings {
  const steps = [config.genesis, ...config.transitions];
  const blocks = [...config.transitions.map(({ block }) => block), ...steps.map(({ ceilBlock }) => ceilBlock ?? 0), config.qbftBlock ?? 0];
  // The way to choose validators changes one block late (family-rules selectionModeLag).
  const changes = [...new Set(blocks.flatMap((block) => [block, block + 1]))].filter(Number.isFinite).sort((a, b) => a - b);
  const known: BftSettings[] = [];
  return (height) => {
    let span = 0;
    while (span < changes.length && (changes[span] ?? 0) <= height) span += 1;
    const settings = known[span] ?? settingsAt(config, height);
    if (settings === null) throw new Error('the config has neither a QBFT nor an IBFT section');
    known[span] = settings;
    return settings;
  };
}
