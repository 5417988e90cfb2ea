import { standingMs } from '../pace';
import { phrase } from '../phrase';
import { isStoppedByRecovery } from '../stopped-by-recovery';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { failedTurns, nodesOf, type ValidatorNow, validatorsNow } from '../validators-now';
import { isNobodyHeard } from '../who-answers';

const KINDS = ['silent', 'no-node', 'core-stopped'] as const;
type Kind = (typeof KINDS)[number];

/** A validator of the set that takes no part though its node answers, or that no configured node proved to be. */
export const silentValidator: Detector = {
  id: 'silent-validator',
  needs: ['validator-set', 'headers', 'settings', 'mining'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: ['restart-consensus'],
  consequenceOf: ['fork', 'stall'],
  detect: (input) => {
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'heads', nodes: [], keys: 'all' }] };
    const validators = validatorsNow(input);
    if (!validators) return { present: [], cannotTell: [{ need: 'validator-set', nodes: [], keys: 'all' }] };
    // Where no block comes nobody has a turn, and what holds the chain is told by the stall.
    if (input.picture.liveness.state !== 'producing') return { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] };
    // A node that is away, or whose core a recovery stopped, can't be told from one that is silent.
    const away = validators.filter(
      (one) => one.absent === 'not-answering' || one.absent === 'unknown' || isStoppedByRecovery(input.picture, one),
    );
    return {
      present: validators.flatMap((one) => (away.includes(one) ? [] : causeOf(input, one))),
      cannotTell:
        away.length === 0
          ? []
          : [{ need: 'heads', nodes: away.flatMap(({ nodes }) => nodes), keys: away.map(({ address }) => keyOf(address)) }],
    };
  },
};

const keyOf = (address: string): string => `silent-validator:${address}`;
const isKind = (absent: ValidatorNow['absent']): absent is Kind => KINDS.some((kind) => kind === absent);

function causeOf(input: DiagnosisInput, { address, nodes, absent }: ValidatorNow): Cause[] {
  if (!isKind(absent)) return [];
  const { turns, picture } = input;
  const record = turns.find((one) => one.address === address) ?? null;
  const failed = record ? failedTurns(record, nodesOf(input, address)) : [];
  const [first = null] = failed;
  const who = { validators: [address] };
  const says = {
    silent: () => phrase('detector.silent.idle', { validator: who, turns: failed.length }),
    'no-node': () => phrase('detector.silent.no-node', { validator: who, turns: failed.length }),
    'core-stopped': () => phrase('detector.silent.core-stopped', { validator: who }),
  } satisfies Record<Kind, () => unknown>;
  return [
    {
      key: keyOf(address),
      severity: 'warning',
      since: absent === 'core-stopped' ? null : (first?.at ?? null),
      says: says[absent](),
      means: absent === 'core-stopped' ? phrase('detector.silent.core-stopped.means') : phrase('detector.silent.means'),
      nodes,
      validators: [address],
      heights: first ? { from: first.height, to: picture.head?.height ?? first.height } : null,
      facts: { kind: absent, record },
    },
  ];
}
