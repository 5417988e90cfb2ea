import { fork } from './detectors/fork';
import { marginGone } from './detectors/margin-gone';
import { stall } from './detectors/stall';
import { unreachable } from './detectors/unreachable';
import type { Detector } from './types';

/** Every detector, in the order in which causes of one moment are opened: what others may be the consequence of goes first. */
export const DETECTORS: readonly Detector[] = [fork, stall, unreachable, marginGone];
