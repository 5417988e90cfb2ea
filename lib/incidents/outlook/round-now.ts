import type { OpenRound } from '@/lib/chain/open-round';
import type { NetworkPicture } from '@/lib/chain/picture';
import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { type Phrase, phrase } from '../phrase';
import type { DiagnosisInput, Outlook } from '../types';

/** The open round as the outlook carries it; null = no height is open. */
export function roundNow({ open }: DiagnosisInput): Outlook['round'] {
  if (!open) return null;
  const { round: value, source, nextChangeAt, atMost } = open;
  return { value, source, nextChangeAt, ...(atMost ? { atMost } : {}) };
}

/** Which round it is, how that is known, when it changes and how long the next ones last. */
export function sayRound({ open, picture }: DiagnosisInput): readonly Phrase[] {
  if (!open) return [];
  if (open.round === null) return [roundUnknown(open, picture)];
  const settings = picture.set?.settings;
  const lasts = settings ? roundTimeoutMs(settings, open.round) : null;
  const params = { height: open.height, round: open.round, lasts: { ms: lasts }, next: { at: open.nextChangeAt } };
  if (open.atMost) return [phrase('outlook.round.at-most', { height: open.height, round: open.round })];
  const now = open.source === 'log' ? phrase('outlook.round.log', params) : phrase('outlook.round.estimate', params);
  if (!settings || lasts === null) return [now];
  return [now, phrase('outlook.round.back-off', { round: open.round + 1, lasts: { ms: roundTimeoutMs(settings, open.round + 1) } })];
}

function roundUnknown({ height, stopped }: OpenRound, { recovery, nodes }: NetworkPicture): Phrase {
  if (!stopped) return phrase('outlook.round.unknown', { height });
  const who = { validators: stopped };
  const names = nodes.flatMap(({ name, address }) => (address !== null && stopped.includes(address) ? [name] : []));
  if (!recovery || !names.every((name) => recovery.stopped.includes(name))) return phrase('outlook.round.stopped', { height, who });
  return phrase('outlook.round.stopped-recovery', { height, who, recovery: recovery.number });
}
