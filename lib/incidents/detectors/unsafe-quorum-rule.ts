import { faultTolerance } from '@/lib/consensus/quorum';
import { atOnce, standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Detector } from '../types';

/** A quorum so small that two camps can both reach one: without any double sealing, or with no more than the faults it should bear. */
export const unsafeQuorumRule: Detector = {
  id: 'unsafe-quorum-rule',
  needs: ['settings', 'validator-set'],
  onDelayMs: atOnce,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: ({ picture }) => {
    const { set } = picture;
    if (!set) return { present: [], cannotTell: [{ need: 'validator-set', nodes: [], keys: 'all' }] };
    if (!set.settings) return { present: [], cannotTell: [{ need: 'settings', nodes: [], keys: 'all' }] };
    const validators = set.validators.length;
    const { quorumSize: quorum } = set;
    // Two quorums have at least so many validators in common.
    const shared = 2 * quorum - validators;
    const faults = faultTolerance(validators);
    if (shared > faults || validators < 2) return { present: [], cannotTell: [] };
    const params = { validators, quorum };
    return {
      present: [
        {
          key: 'unsafe-quorum-rule',
          severity: shared <= 0 ? 'warning' : 'info',
          since: null,
          says:
            shared <= 0 ? phrase('detector.quorum-rule.apart', params) : phrase('detector.quorum-rule.one-fault', { ...params, shared }),
          means: phrase('detector.quorum-rule.means'),
          nodes: [],
          validators: set.validators,
          heights: null,
          facts: { rule: set.settings.quorumRule, validators, quorum, shared, faults },
        },
      ],
      cannotTell: [],
    };
  },
};
