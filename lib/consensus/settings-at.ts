import type { ChainConfig, ConsensusKeys, Transition } from '@/lib/consensus/chain-config';
import { FAMILY_RULES } from '@/lib/consensus/family-rules';
import { readOnce } from '@/lib/consensus/read-once';
import type { BftSettings, Protocol, QuorumRule } from '@/lib/consensus/types';

const DEFAULT_EPOCH_LENGTH = 30_000;
const STICKY = 1;

/**
 * The settings in force for the block at `height`, transitions applied; null = the config has no QBFT or IBFT section.
 * A transition holds from its own block on; 0 or absent leaves period, time-out and epoch as they were.
 * Source: quorum consensus/istanbul/config.go GetConfig, Get2FPlus1Enabled, IsQBFTConsensusAt; besu ForksSchedule.
 */
export function settingsAt(config: ChainConfig, height: number): BftSettings | null {
  const { turns, stretches } = stretchesOf(config);
  const after = turns.findIndex((turn) => turn > height);
  const place = after < 0 ? turns.length : after;
  const known = stretches.get(place);
  if (known !== undefined) return known;
  const settings = drawSettings(config, height);
  stretches.set(place, settings);
  return settings;
}

/** Between two turns nothing changes: what holds there is worked out once, as it is asked for every block of a day. */
const stretchesOf = readOnce(({ family, genesis, qbftBlock, transitions }: ChainConfig) => {
  const lag = FAMILY_RULES[family].selectionModeLag;
  const blocks = transitions.map(({ block }) => block);
  const turns = [...blocks, ...blocks.map((block) => block + lag), qbftBlock, genesis.ceilBlock].flatMap((turn) => turn ?? []);
  return { turns: [...new Set(turns)].sort((a, b) => a - b), stretches: new Map<number, BftSettings | null>() };
});

function drawSettings(config: ChainConfig, height: number): BftSettings | null {
  if (config.section === null) return null;
  const rules = FAMILY_RULES[config.family];
  const steps = [config.genesis, ...transitionsUntil(config, height)];
  const protocol = protocolAt(config, height);
  // Only the QBFT core knows an empty-block period and a maximum. Source: quorum qbft/core/request.go, ibft/core/core.go.
  const isQbft = protocol === 'qbft';
  const max = isQbft ? (lastSaid(steps, 'maxTimeoutSeconds') ?? 0) : 0;
  return {
    protocol,
    blockPeriodMs: lastPeriodMs(steps) ?? rules.defaultPeriodSeconds * 1000,
    emptyBlockPeriodMs: isQbft ? (lastSaid(steps, 'emptyPeriodSeconds') ?? 0) * 1000 : 0,
    requestTimeoutMs: (lastNotZero(steps, 'timeoutSeconds') ?? rules.defaultTimeoutSeconds) * 1000,
    maxRequestTimeoutMs: max > 0 ? max * 1000 : null,
    policy: config.genesis.policy === STICKY ? 'sticky' : 'round-robin',
    quorumRule: quorumRuleAt(config, steps, height),
    epochLength: lastNotZero(steps, 'epochLength') ?? DEFAULT_EPOCH_LENGTH,
    contractMode: isContractMode(config, height - rules.selectionModeLag),
  };
}

function protocolAt(config: ChainConfig, height: number): Protocol {
  if (config.section === 'qbft') return 'qbft';
  if (config.qbftBlock !== null && height >= config.qbftBlock) return 'qbft';
  return transitionsUntil(config, height).some(({ algorithm }) => algorithm === 'qbft') ? 'qbft' : 'ibft';
}

function quorumRuleAt({ genesis }: ChainConfig, steps: readonly ConsensusKeys[], height: number): QuorumRule {
  return lastSaid(steps, 'twoFPlusOne') === true || height < (genesis.ceilBlock ?? 0) ? '2F+1' : 'ceil(2N/3)';
}

function isContractMode(config: ChainConfig, height: number): boolean {
  const steps = [config.genesis, ...transitionsUntil(config, Math.max(0, height))];
  if (lastSaid(steps, 'validatorContract') === undefined) return false;
  return (lastSaid(steps, 'selectionMode') ?? FAMILY_RULES[config.family].selectionModeWithContract) === 'contract';
}

/** The client stops at the first transition that lies ahead, in the order they are written. */
function transitionsUntil({ transitions }: ChainConfig, height: number): readonly Transition[] {
  const ahead = transitions.findIndex(({ block }) => block > height);
  return ahead < 0 ? transitions : transitions.slice(0, ahead);
}

function lastSaid<K extends keyof ConsensusKeys>(steps: readonly ConsensusKeys[], key: K): ConsensusKeys[K] | undefined {
  return steps.findLast((step) => step[key] !== undefined)?.[key];
}

const lastNotZero = (steps: readonly ConsensusKeys[], key: 'timeoutSeconds' | 'epochLength'): number | undefined =>
  steps.findLast((step) => (step[key] ?? 0) > 0)?.[key];

function lastPeriodMs(steps: readonly ConsensusKeys[]): number | undefined {
  const step = steps.findLast(({ periodSeconds = 0, periodMilliseconds = 0 }) => periodSeconds > 0 || periodMilliseconds > 0);
  if (step === undefined) return undefined;
  return (step.periodMilliseconds ?? 0) > 0 ? step.periodMilliseconds : (step.periodSeconds ?? 0) * 1000;
}
