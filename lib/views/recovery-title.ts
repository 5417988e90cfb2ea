import { phrase } from '@/lib/incidents/phrase';
import type { Plan } from '@/lib/recovery/plan-types';
import { PHRASES, say } from './phrases';
import { sayPhrase } from './say-phrase';

/** What a plan is called wherever it is spoken of, as it was called when it was offered: "Keep B, move validator-1". */
export function recoveryTitle({ playbook, worth, target, ancestor }: Pick<Plan, 'playbook' | 'worth' | 'target' | 'ancestor'>): string {
  const { keepsBranch: label, rewinds } = worth;
  if (playbook === 'minimal-move' && label !== null) return sayPhrase(phrase('plan.move.title', { label, movers: { list: rewinds } }));
  if (playbook === 'rewind-one-side' && label !== null && target !== null)
    return sayPhrase(phrase('plan.one-side.title', { label, height: target.height }));
  if (playbook === 'rewind-all' && ancestor !== null) return sayPhrase(phrase('plan.rewind-all.title', { height: ancestor.height }));
  const title = PHRASES[`title.playbook.${playbook}`];
  return label === null ? title : say('wizard.title.keeping', { title, branch: label });
}
