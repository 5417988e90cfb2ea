import type { Playbook } from '../plan-types';
import { restartConsensus } from './restart-consensus';
import { rewindAll } from './rewind-all';

/** Every way to go; where two are equally good, the one that stands first is named first. */
export const RECOVERY_PLAYBOOKS: readonly Playbook[] = [restartConsensus, rewindAll];
