import type { Hindrance } from '@/lib/recovery/executor/desk-types';
import { say } from './phrases';

/** Why a plan is not carried out by the process that was asked, for people. */
export function sayHindrance(hindrance: Hindrance | null): { readonly since: number; readonly says: string } | null {
  if (hindrance === null) return null;
  const { kind, since } = hindrance;
  if (kind !== 'store') return { since, says: say(`wizard.hindrance.${kind}`) };
  const end = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`.replace(/[.\s]+$/, '');
  return { since, says: say('wizard.hindrance.store', { problem: end(hindrance.problem), remedy: end(hindrance.remedy) }) };
}
