import type { TurnRecord } from '@/lib/chain/turn-record';
import type { Address } from '@/lib/consensus/types';
import { periodMs, standingMs, timeoutMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { isNobodyHeard } from '../who-answers';

/** Header times have whole seconds: less than this ahead is no fact. */
const AHEAD_MS = 1_500;
/** Blocks of one author that must agree. */
const BLOCKS = 3;
/** How much later than stamped all blocks may come before the clock they are measured by is in doubt, above period and time-outs. */
const LATE_MS = 30_000;

type Measured = { readonly address: Address; readonly medianMs: number; readonly blocks: number };

/** Authors whose blocks arrive before the time in their header. Where all of them do, it is the clock of Quorumwatch. */
export const clockSkew: Detector = {
  id: 'clock-skew',
  needs: ['headers', 'history'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] };
    const measured = input.turns.flatMap(measure);
    const unmeasured = input.turns.filter((one) => measure(one).length === 0).map(({ address }) => keyOf(address));
    const cannotTell = unmeasured.length === 0 ? [] : [{ need: 'history' as const, nodes: [], keys: unmeasured }];
    const own = measured.length > 1 ? ownClock(input, measured) : null;
    if (own) return { present: [own], cannotTell: [{ need: 'history', nodes: [], keys: ['clock-skew:0x'] }] };
    return { present: measured.filter(({ medianMs }) => medianMs <= -AHEAD_MS).map((one) => causeOf(input, one)), cannotTell };
  },
};

const keyOf = (address: Address): string => `clock-skew:${address}`;

const measure = ({ address, clock }: TurnRecord): Measured[] => (clock && clock.blocks >= BLOCKS ? [{ address, ...clock }] : []);

function ownClock(input: DiagnosisInput, measured: readonly Measured[]): Cause | null {
  const medians = measured.map(({ medianMs }) => medianMs);
  const late = LATE_MS + periodMs(input) + 2 * (timeoutMs(input) ?? 0);
  const isBehind = medians.every((one) => one <= -AHEAD_MS);
  const isAhead = medians.every((one) => one >= late);
  if (!isBehind && !isAhead) return null;
  // The least of them is what all have in common.
  const ms = isBehind ? -Math.max(...medians) : Math.min(...medians);
  return {
    key: 'clock-skew:own',
    severity: 'warning',
    since: null,
    says: isBehind ? phrase('detector.clock.own-behind', { by: { ms } }) : phrase('detector.clock.own-ahead', { by: { ms } }),
    means: phrase('detector.clock.own.means'),
    nodes: [],
    validators: [],
    heights: null,
    facts: { measured },
  };
}

function causeOf({ picture }: DiagnosisInput, { address, medianMs, blocks }: Measured): Cause {
  return {
    key: keyOf(address),
    severity: 'warning',
    since: null,
    says: phrase('detector.clock.author', { validator: { validators: [address] }, by: { ms: -medianMs }, blocks }),
    means: phrase('detector.clock.author.means'),
    nodes: picture.nodes.filter((node) => node.address === address).map(({ name }) => name),
    validators: [address],
    heights: null,
    facts: { address, medianMs, blocks },
  };
}
