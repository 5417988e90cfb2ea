import type { Plan } from '@/lib/recovery/plan-types';
import { PHRASES, say } from './phrases';

/** What a plan is called wherever it is spoken of: "Rewind one side, keeping branch B". */
export function recoveryTitle({ playbook, worth }: Pick<Plan, 'playbook' | 'worth'>): string {
  const title = PHRASES[`title.playbook.${playbook}`];
  return worth.keepsBranch === null ? title : say('wizard.title.keeping', { title, branch: worth.keepsBranch });
}
