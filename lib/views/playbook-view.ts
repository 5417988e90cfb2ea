import { PLAYBOOKS } from '@/lib/incidents/playbooks';
import type { PlaybookId } from '@/lib/incidents/types';
import type { PlaybookView } from './incident-types';
import { PHRASES, say } from './phrases';
import { sayPhrase } from './say-phrase';

/** A playbook in words: when it applies, that it only advises, and its steps by hand. */
export function playbookView(id: PlaybookId): PlaybookView {
  const { when, steps } = PLAYBOOKS[id];
  return {
    id,
    title: PHRASES[`title.playbook.${id}`],
    sentence: `${sayPhrase(when)} ${say('playbook.advice')}`,
    steps: steps.map((step) => sayPhrase(step)),
  };
}
