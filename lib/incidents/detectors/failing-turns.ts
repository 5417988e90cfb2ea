import { isOfThem } from '../is-of-them';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { type FailingValidator, failingValidators } from '../validators-now';
import { isNobodyHeard } from '../who-answers';

/** One validator whose own turns fail, one after the other, so that each costs everybody a round change. */
export const failingTurns: Detector = {
  id: 'failing-turns',
  needs: ['headers', 'validator-set', 'settings'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: ['fork', 'stall', 'unreachable', 'silent-validator', 'partition', 'clock-skew'],
  isConsequence: isOfThem,
  detect: (input) => {
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] };
    if (!input.picture.set?.settings) return { present: [], cannotTell: [{ need: 'settings', nodes: [], keys: 'all' }] };
    return { present: failingValidators(input).map((one) => causeOf(input, one)), cannotTell: [] };
  },
};

function causeOf({ picture }: DiagnosisInput, { address, failed, record }: FailingValidator): Cause {
  const { lastProposed, lastSealed } = record;
  const [firstFailed = null] = failed;
  const estimated = picture.protocol === 'ibft';
  const node = picture.nodes.find((one) => one.address === address) ?? null;
  return {
    key: `failing-turns:${address}`,
    severity: 'warning',
    since: firstFailed?.at ?? null,
    says: phrase('detector.failing.says', {
      validator: { validators: [address] },
      turns: failed.length,
      from: firstFailed?.height ?? null,
    }),
    means: estimated
      ? phrase('detector.failing.ibft')
      : phrase('detector.failing.means', { proposed: lastProposed?.height ?? null, sealed: lastSealed?.height ?? null }),
    nodes: node ? [node.name] : [],
    validators: [address],
    heights: firstFailed ? { from: firstFailed.height, to: failed.at(-1)?.height ?? firstFailed.height } : null,
    facts: { failed, lastProposed, lastSealed, clock: record.clock, estimated, answering: node?.answering ?? null },
  };
}
