import { badHeader } from './detectors/bad-header';
import { cameBackLower } from './detectors/came-back-lower';
import { clockSkew } from './detectors/clock-skew';
import { configDiffers } from './detectors/config-differs';
import { failingTurns } from './detectors/failing-turns';
import { fork } from './detectors/fork';
import { identityShared } from './detectors/identity-shared';
import { knownFault } from './detectors/known-fault';
import { marginGone } from './detectors/margin-gone';
import { nodeBehind } from './detectors/node-behind';
import { partition } from './detectors/partition';
import { reorganisation } from './detectors/reorganisation';
import { roundsOften } from './detectors/rounds-often';
import { sealedBoth } from './detectors/sealed-both';
import { silentValidator } from './detectors/silent-validator';
import { stall } from './detectors/stall';
import { strangePeer } from './detectors/strange-peer';
import { unexpectedProposer } from './detectors/unexpected-proposer';
import { unreachable } from './detectors/unreachable';
import { unsafeQuorumRule } from './detectors/unsafe-quorum-rule';
import { voteBreaksQuorum } from './detectors/vote-breaks-quorum';
import { wrongChain } from './detectors/wrong-chain';
import type { Detector, DetectorId } from './types';

const BY_ID = {
  fork,
  reorganisation,
  stall,
  unreachable,
  'wrong-chain': wrongChain,
  'bad-header': badHeader,
  'came-back-lower': cameBackLower,
  'clock-skew': clockSkew,
  'silent-validator': silentValidator,
  partition,
  'failing-turns': failingTurns,
  'rounds-often': roundsOften,
  'margin-gone': marginGone,
  'node-behind': nodeBehind,
  'sealed-both': sealedBoth,
  'unexpected-proposer': unexpectedProposer,
  'identity-shared': identityShared,
  'config-differs': configDiffers,
  'strange-peer': strangePeer,
  'unsafe-quorum-rule': unsafeQuorumRule,
  'known-fault': knownFault,
  'vote-breaks-quorum': voteBreaksQuorum,
} satisfies Record<DetectorId, Detector>;

/** Every detector, in the order in which causes of one moment are opened: what others may be the consequence of goes first. */
export const DETECTORS: readonly Detector[] = Object.values(BY_ID);
