import { readOnce } from '@/lib/consensus/read-once';
import type { Address } from '@/lib/consensus/types';
import { type Found, foundStall, type StallKind } from './found-stall';
import { goingOn } from './going-on';
import { linkGroups } from './link-groups';
import { nameGroups } from './name-groups';
import { periodMs } from './pace';
import { phrase } from './phrase';
import { roundsFrozen, wedged } from './stalls-by-logs';
import type { DiagnosisInput } from './types';
import { isHere, type ValidatorNow, validatorsNow } from './validators-now';

/** What holds the chain, as far as it can be proven, the surest first. Detector, outlook and verdict of one look each ask. */
export const stallKind = readOnce(findKind);

function findKind(input: DiagnosisInput): StallKind {
  const { picture } = input;
  const all = validatorsNow(input);
  const quorum = picture.set?.quorumSize ?? null;
  if (!all || quorum === null) {
    const params = { present: null, validators: null, quorum, unknown: 0 };
    const id = picture.fork.state === 'none' ? 'unknown' : 'forked';
    return { id, means: phrase('detector.stall.unknown.no-set'), nodes: [], validators: [], params, facts: {} };
  }
  const validators = goingOn(picture.fork, all, quorum) ?? all;
  const found = tests(input, validators, quorum).find((one) => one !== null);
  const unknown = validators.filter(({ absent }) => absent === 'unknown').length;
  const params = { present: validators.filter(isHere).length, validators: all.length, quorum, unknown };
  return { ...(found ?? nothingFound(input, validators, params.present >= quorum)), params };
}

function tests(input: DiagnosisInput, validators: readonly ValidatorNow[], quorum: number): readonly (Found | null)[] {
  const { fork } = input.picture;
  const forked = fork.state === 'none' ? null : foundStall('forked', phrase('detector.stall.forked.means'), []);
  // Who could make the block by every other sign: what only logs tell is weighed among them.
  const able = validators.filter(({ absent }) => absent === null || absent === 'silent' || absent === 'unknown');
  return [
    // Where a branch goes on, or the ancestor is not found yet, who is missing comes first: it may not be the fork that holds it.
    fork.state === 'searching' || goingOn(fork, validators, quorum) ? null : forked,
    quorumLost(validators, quorum),
    coreStopped(validators, quorum),
    forked,
    peersLost(input, validators, quorum),
    partitioned(input, validators, quorum),
    wedged(input, able, quorum),
    roundsFrozen(input, able, quorum),
    backedOff(input, validators, quorum),
  ];
}

function quorumLost(validators: readonly ValidatorNow[], quorum: number): Found | null {
  const unknown = validators.filter(({ absent }) => absent === 'unknown').length;
  const here = validators.filter(isHere).length;
  // Validators that nobody watches may run: then it is not known that the quorum is lost.
  if (here + unknown >= quorum) return null;
  const away = validators.filter((one) => !isHere(one) && one.absent !== 'unknown');
  const params = { missing: quorum - here, away: { validators: away.map(addressOf) } };
  const means =
    unknown === 0
      ? phrase('detector.stall.quorum-lost.means', params)
      : phrase('detector.stall.quorum-lost.means-unwatched', { ...params, unknown });
  return foundStall('quorum-lost', means, away, { unwatched: unknown });
}

function coreStopped(validators: readonly ValidatorNow[], quorum: number): Found | null {
  const stopped = validators.filter(({ absent }) => absent === 'core-stopped');
  if (stopped.length === 0 || validators.filter(isHere).length - stopped.length >= quorum) return null;
  return foundStall(
    'core-stopped',
    phrase('detector.stall.core-stopped.means', { stopped: { validators: stopped.map(addressOf) } }),
    stopped,
  );
}

function peersLost({ picture }: DiagnosisInput, validators: readonly ValidatorNow[], quorum: number): Found | null {
  const alone = validators.filter(isHere).filter(({ nodes }) => {
    const answering = picture.nodes.filter((node) => nodes.includes(node.name) && node.answering);
    return answering.length > 0 && answering.every(({ peers }) => peers === 0);
  });
  if (alone.length === 0 || validators.filter(isHere).length - alone.length >= quorum) return null;
  return foundStall('peers-lost', phrase('detector.stall.peers-lost.means', { alone: { validators: alone.map(addressOf) } }), alone);
}

function partitioned(input: DiagnosisInput, validators: readonly ValidatorNow[], quorum: number): Found | null {
  const groups = linkGroups(input, 'validators');
  if (!groups || groups.some((group) => group.validators.length >= quorum)) return null;
  if (groups.filter((group) => group.validators.length > 0).length < 2) return null;
  const sizes = groups.map((group) => group.validators.length);
  const means = phrase('detector.stall.partition.means', { groups: nameGroups(groups) });
  return foundStall('partition', means, validators, { groups, sizes });
}

/** A quorum answers, but did not all the time since the last block: time-outs doubled meanwhile, and validators are in different rounds. */
function backedOff(input: DiagnosisInput, validators: readonly ValidatorNow[], quorum: number): Found | null {
  const { picture, open } = input;
  const { ageMs, base } = picture.liveness;
  // Only of a head that was seen to come is it known who answered when it came.
  if (base !== 'arrival' || ageMs === null || validators.filter(isHere).length < quorum) return null;
  const headAt = picture.now - ageMs + periodMs(input);
  const returned = validators.filter(({ nodes }) => {
    const since = picture.nodes.filter(({ name, answering }) => answering && nodes.includes(name)).map((node) => node.answeringSince ?? 0);
    return since.length > 0 && since.every((at) => at > headAt);
  });
  if (validators.filter(isHere).length - returned.length >= quorum) return null;
  // When nobody at all was heard meanwhile, it was the watch that was cut off: of the validators that says nothing.
  if (picture.nodes.every((node) => !node.counted || !node.answering || (node.answeringSince ?? 0) > headAt)) return null;
  const means = phrase('detector.stall.backed-off.means', {
    returned: { validators: returned.map(addressOf) },
    round: open?.round ?? null,
    next: { at: open?.nextChangeAt ?? null },
  });
  return foundStall('backed-off', means, returned, { returned: returned.map(addressOf) });
}

function nothingFound({ open, picture }: DiagnosisInput, validators: readonly ValidatorNow[], isQuorumHere: boolean): Found {
  const unknown = validators.filter(({ absent }) => absent === 'unknown');
  if (unknown.length > 0) {
    const means = phrase('detector.stall.unwatched.means', { of: { validators: unknown.map(addressOf) } });
    return foundStall(isQuorumHere ? 'unknown' : 'unwatched', means, unknown, { unwatched: unknown.length });
  }
  const noPeers = picture.nodes.every(({ peerList }) => peerList === null);
  const noLogs = picture.nodes.every(({ log }) => log === null);
  const means = phrase('detector.stall.unknown.means', { round: open?.round ?? null, next: { at: open?.nextChangeAt ?? null } });
  return foundStall('unknown', means, [], { peersTold: !noPeers, logsTold: !noLogs });
}

const addressOf = ({ address }: ValidatorNow): Address => address;
