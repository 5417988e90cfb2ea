import type { Worth } from '@/lib/recovery/plan-types';
import { byName } from './by-name';
import type { WorthView } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';

/** What a plan keeps, loses and needs, in words where it is words. */
export function worthView({ proven, ...worth }: Worth, say: SayContext): WorthView {
  return { ...worth, rewinds: [...worth.rewinds].sort(byName), touches: [...worth.touches].sort(byName), proven: sayPhrase(proven, say) };
}
