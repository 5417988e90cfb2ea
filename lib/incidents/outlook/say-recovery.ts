import { type Phrase, phrase } from '../phrase';
import type { DiagnosisInput } from '../types';

/** What a recovery under way holds stopped or cut off, and that it undoes it itself; nothing where none does. */
export function sayRecovery({ picture: { recovery } }: DiagnosisInput): readonly Phrase[] {
  if (!recovery) return [];
  const { number, stopped, cut } = recovery;
  return [
    ...(stopped.length === 0 ? [] : [phrase('outlook.recovery.stopped', { number, nodes: { list: stopped } })]),
    ...(cut.length === 0 ? [] : [phrase('outlook.recovery.cut', { number, nodes: { list: cut } })]),
    phrase('outlook.recovery.leave', { number }),
  ];
}
