import { formatWhole } from '@/components/format/number';
import { VERDICT_WORD } from '@/components/marks/severity-mark';
import type { OverviewView } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';

/** The state and where, for what has no room for its sentence: "Forked at 14." */
export function stateAt({ verdict, fork, head }: Pick<OverviewView, 'verdict' | 'fork' | 'head'>): string {
  const state = VERDICT_WORD[verdict.state];
  const at = fork?.height ?? (verdict.state === 'unknown' ? null : head?.height);
  return at == null ? `${state}.` : sayWall('at', { state, height: formatWhole(at) });
}
