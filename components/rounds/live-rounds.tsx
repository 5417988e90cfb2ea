'use client';

import { useRounds } from '@/components/live/use-views';
import { Rounds } from '@/components/rounds/rounds';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import type { RoundSpan, RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

/** The rounds page, read again when its network changes. */
export function LiveRounds({ first, span }: { readonly first: RoundsPageView; readonly span: RoundSpan }) {
  const view = useRounds(first, span);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={view.intervalMs}
      nodes={view.nodes.all}
      answering={view.nodes.answering}
      heading={<PagePath network={view.network} path={[{ name: sayRounds('heights-card.rounds'), to: null }]} />}
    >
      <Rounds view={view} span={span} />
    </LivePage>
  );
}
