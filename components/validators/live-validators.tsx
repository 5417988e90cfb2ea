'use client';

import { useValidators } from '@/components/live/use-views';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import { Validators } from '@/components/validators/validators';
import type { ValidatorsView } from '@/lib/views/validators-types';
import { sayValidators } from '@/lib/views/words/validators';

/** The validators page, read again when its network changes. */
export function LiveValidators({ first }: { readonly first: ValidatorsView }) {
  const view = useValidators(first);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={view.intervalMs}
      nodes={view.nodes.all}
      answering={view.nodes.answering}
      heading={<PagePath network={view.network} path={[{ name: sayValidators('live-validators.validators'), to: null }]} />}
    >
      <Validators view={view} />
    </LivePage>
  );
}
