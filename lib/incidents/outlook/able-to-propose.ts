import type { Address } from '@/lib/consensus/types';
import type { DiagnosisInput } from '../types';
import { validatorsNow } from '../validators-now';

/** Validators that take part as far as can be seen. Those who just came back missed their turns while they were away: that says nothing of now. */
export const ableToPropose = (input: DiagnosisInput, returned: readonly Address[]): readonly Address[] =>
  (validatorsNow(input) ?? [])
    .filter(({ absent, address }) => absent === null || (absent === 'silent' && returned.includes(address)))
    .map(({ address }) => address);
