import { recoverOnce } from '@/lib/consensus/recover-once';
import { recoverSeal } from '@/lib/consensus/recover-seal';

/** Of two networks of 100 validators the seals of the newest 40 heights, about 3 MB. */
const KEPT = 8_192;

/** One memory for all networks of a process: those that share a chain, and a look at the past of one, meet the same seals again. */
export const recoverRemembered = recoverOnce(recoverSeal, KEPT);
