import type { Playbook } from '../plan-types';
import { besuMoveOne } from './besu-move-one';
import { besuRestartAll } from './besu-restart-all';
import { minimalMove } from './minimal-move';
import { reconnectPeers } from './reconnect-peers';
import { restartConsensus } from './restart-consensus';
import { resubmitTransactions } from './resubmit-transactions';
import { rewindAll } from './rewind-all';
import { rewindOneSide } from './rewind-one-side';
import { rotateStaticNodes } from './rotate-static-nodes';
import { wait } from './wait';

/** Every way to go; where two are equally good, the one that stands first is named first. */
export const RECOVERY_PLAYBOOKS: readonly Playbook[] = [
  wait,
  reconnectPeers,
  restartConsensus,
  minimalMove,
  rewindOneSide,
  rewindAll,
  rotateStaticNodes,
  besuMoveOne,
  besuRestartAll,
  resubmitTransactions,
];
