import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { NodeLook } from '../survey-types';

/** That a node does not answer, with what came instead where that is known. */
export function saySilence(node: string, look: NodeLook | null): Phrase {
  const why = look?.failure ?? null;
  return why === null ? phrase('run.seen.silent', { node }) : phrase('run.seen.failure', { node, why });
}
