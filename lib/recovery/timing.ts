import { parseChainConfig } from '@/lib/consensus/chain-config';
import { settingsAt } from '@/lib/consensus/settings-at';
import type { BftSettings, Protocol } from '@/lib/consensus/types';
import { periodMs } from '@/lib/incidents/pace';
import type { DiagnosisInput } from '@/lib/incidents/types';

/** How long things take at a height, transitions applied (ms). Where no node tells the settings, the usual pace and the client's default. */
export type Timing = {
  readonly protocol: Protocol;
  readonly settingsAt: (height: number) => BftSettings | null;
  /** The longer one of period and empty-block period. */
  readonly periodMs: (height: number) => number;
  readonly timeoutMs: (height: number) => number;
  /** All of these heights one after the other. */
  readonly spanMs: (from: number, count: number) => number;
};

/** When no node tells it. Source: quorum consensus/istanbul/config.go DefaultConfig. */
const DEFAULT_TIMEOUT_MS = 10_000;

/** Settings of every height as the nodes' chain config has them; else those in force at the head. */
export function timingOf(input: DiagnosisInput): Timing {
  const { picture } = input;
  const config = picture.nodes.find((node) => node.counted && node.config !== null)?.config ?? null;
  const chain = config === null ? null : readConfig(config);
  const at = (height: number) => (chain && settingsAt(chain, height)) ?? picture.set?.settings ?? null;
  const period = (height: number) => {
    const settings = at(height);
    return settings ? Math.max(settings.blockPeriodMs, settings.emptyBlockPeriodMs) : periodMs(input);
  };
  return {
    protocol: picture.protocol,
    settingsAt: at,
    periodMs: period,
    timeoutMs: (height) => at(height)?.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS,
    spanMs: (from, count) => Array.from({ length: count }, (_, index) => period(from + index)).reduce((sum, ms) => sum + ms, 0),
  };
}

/** A config that can't be read tells nothing: the settings of the head are then used for every height. */
function readConfig(text: string) {
  try {
    return parseChainConfig(JSON.parse(text));
  } catch {
    return null;
  }
}
