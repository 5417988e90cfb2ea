'use client';

import Link from 'next/link';
import { useStale } from '@/components/live/use-live';
import { useRecoveryNow } from '@/components/live/use-recovery';
import { Since } from '@/components/marks/age';
import { SentenceDetail } from '@/components/marks/sentence-detail';
import { SentenceFrame } from '@/components/marks/sentence-frame';
import { VERDICT_WORD } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { heightPath, helpPath, incidentPath, planPath, recoveryPath } from '@/components/routes';
import { helpAnchor } from '@/lib/views/help/help-anchor';
import type { VerdictView } from '@/lib/views/types';
import { sayHelp } from '@/lib/views/words/help';
import { sayOverview } from '@/lib/views/words/overview';

const SECOND = 'control min-h-9 px-3.5 py-1.5 text-center font-medium';

type Props = {
  readonly verdict: VerdictView;
  readonly network: string;
  readonly forkedAt: number | null;
  readonly incident: number | null;
};

/** The sentence: state as mark and word, what it means, and the way to the evidence. Grey while healthy. */
export function Verdict({ verdict, network, forkedAt, incident }: Props) {
  const stale = useStale();
  const recovery = useRecoveryNow(network);
  // A fork that heals by itself asks for patience; its incident leads to the ways there are all the same.
  const asksRecovery = (verdict.state === 'forked' && verdict.healsByItself !== 'yes') || verdict.stalled;
  const severity = stale ? 'unknown' : verdict.severity;
  return (
    <SentenceFrame
      severity={severity}
      sentence={verdict.sentence}
      lead={
        <p className="mb-1 text-small text-ink2">
          <strong role="status" className="font-semibold text-ink">
            {stale ? sayOverview('stale.state', { state: stateWords(verdict).toLowerCase() }) : stateWords(verdict)}
          </strong>
          {verdict.since === null ? null : (
            <>
              {' · '}
              <Spoken parts={sayOverview.parts('verdict.for', { since: <Since at={verdict.since} /> })} />
            </>
          )}
          {stale || severity === 'ok' || verdict.state === 'unknown' ? null : ` · ${sayOverview(`heals.${verdict.healsByItself}`)}`} ·{' '}
          <Link href={helpPath(network, helpAnchor('verdict', verdict.state))} prefetch={false} className="link">
            {sayHelp('link.verdict')}
          </Link>
        </p>
      }
      actions={
        forkedAt === null && incident === null && recovery === null && !asksRecovery ? null : (
          <div className="flex flex-wrap gap-2 self-start max-[700px]:ml-9.5 min-[700px]:flex-col min-[700px]:items-stretch">
            {asksRecovery || recovery !== null ? (
              <Link
                href={recovery === null ? recoveryPath(network, incident) : planPath(network, recovery.number)}
                prefetch={false}
                className="button-primary"
              >
                {recovery === null ? sayOverview('recovery.start') : sayOverview('recovery.open', { number: recovery.number })}
              </Link>
            ) : null}
            {incident === null ? null : (
              <Link href={incidentPath(network, incident)} prefetch={false} className={asksRecovery ? SECOND : 'button-primary'}>
                {sayOverview('incident.open')}
              </Link>
            )}
            {forkedAt === null ? null : (
              <Link href={heightPath(network, forkedAt)} prefetch={false} className={SECOND}>
                {sayOverview('height.compare', { height: forkedAt })}
              </Link>
            )}
          </div>
        )
      }
    >
      {verdict.detail === null ? null : <SentenceDetail>{verdict.detail}</SentenceDetail>}
    </SentenceFrame>
  );
}

function stateWords({ state, stalled }: VerdictView): string {
  return stalled && state !== 'stalled' ? sayOverview('stalled.too', { state: VERDICT_WORD[state] }) : VERDICT_WORD[state];
}
