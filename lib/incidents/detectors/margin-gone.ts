import { standingMs } from '../pace';
import { type Phrase, phrase } from '../phrase';
import { isStoppedByRecovery } from '../stopped-by-recovery';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { type ValidatorNow, validatorsNow } from '../validators-now';
import { isNobodyHeard } from '../who-answers';

type Counted = { readonly present: number; readonly absent: readonly ValidatorNow[]; readonly unknown: readonly ValidatorNow[] };

type Params = { readonly present: number; readonly validators: number; readonly quorum: number };

/** As few validators take part as the quorum needs, or fewer: one more loss stops the chain. */
export const marginGone: Detector = {
  id: 'margin-gone',
  needs: ['heads', 'validator-set'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    const validators = validatorsNow(input);
    const { set } = input.picture;
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'heads', nodes: [], keys: 'all' }] };
    if (!validators || !set) return { present: [], cannotTell: [{ need: 'validator-set', nodes: [], keys: 'all' }] };
    // Where no block comes, stopped or silent consensus is what the stall tells; the margin then counts who can be reached.
    const isRunning = input.picture.liveness.state === 'producing';
    const ofRecovery = validators.filter((one) => isStoppedByRecovery(input.picture, one));
    // What a recovery alone holds stopped is no news; beside a loss of another cause it leaves no margin all the same.
    const isItsDoing = count(validators).absent.every((one) => ofRecovery.includes(one));
    const counted = count(!isRunning || isItsDoing ? validators.map(reachedOnly) : validators);
    // A set that needs everybody has no margin by its size: only a loss is a cause.
    if (counted.absent.length > 0 && counted.present + counted.unknown.length <= set.quorumSize)
      return { present: [causeOf(input, counted, set.quorumSize)], cannotTell: [] };
    const mayBe = counted.unknown.length > 0 && counted.present <= set.quorumSize;
    return { present: [], cannotTell: mayBe ? [{ need: 'heads', nodes: [], keys: 'all' }] : [] };
  },
};

const reachedOnly = (one: ValidatorNow): ValidatorNow =>
  one.absent === 'core-stopped' || one.absent === 'silent' ? { ...one, absent: null } : one;

function count(validators: readonly ValidatorNow[]): Counted {
  const unknown = validators.filter(({ absent }) => absent === 'unknown');
  const absent = validators.filter((one) => one.absent !== null && one.absent !== 'unknown');
  return { present: validators.length - unknown.length - absent.length, absent, unknown };
}

function causeOf({ picture }: DiagnosisInput, { present, absent, unknown }: Counted, quorum: number): Cause {
  const most = present + unknown.length;
  const validators = picture.set?.validators.length ?? 0;
  const params = { present: most, validators, quorum };
  return {
    key: 'margin-gone',
    severity: most < quorum ? 'critical' : 'warning',
    since: null,
    says: saying(most < quorum, unknown.length > 0, params),
    means: meaningOf(absent),
    nodes: absent.flatMap(({ nodes }) => nodes),
    validators: absent.map(({ address }) => address),
    heights: null,
    facts: { present, unknown: unknown.length, validators, quorum, absent },
  };
}

function saying(isBelow: boolean, isMost: boolean, params: Params): Phrase {
  if (isMost) return isBelow ? phrase('detector.margin.below-at-most', params) : phrase('detector.margin.gone-at-most', params);
  return isBelow ? phrase('detector.margin.below', params) : phrase('detector.margin.gone', params);
}

/** Who is missing, by what is known of it. */
function meaningOf(absent: readonly ValidatorNow[]): Phrase {
  const by = (why: ValidatorNow['absent']) => absent.filter((one) => one.absent === why).map(({ address }) => address);
  return phrase('detector.margin.means', {
    silent: { validators: by('not-answering') },
    stopped: { validators: by('core-stopped') },
    idle: { validators: [...by('silent'), ...by('no-node')] },
  });
}
