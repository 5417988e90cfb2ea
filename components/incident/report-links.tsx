'use client';

import { useEffect, useState } from 'react';
import { reportPath } from '@/components/live/api-paths';
import { CopyButton } from '@/components/marks/copy-button';
import { Spoken } from '@/components/marks/spoken';
import { incidentPath } from '@/components/routes';
import { sayIncident } from '@/lib/views/words/incident';

/** The report in both forms, and the incident's permalink. */
export function ReportLinks({ network, id }: { readonly network: string; readonly id: number }) {
  const [origin, setOrigin] = useState('');
  useEffect(() => setOrigin(window.location.origin), []);
  return (
    <p className="screen-only flex flex-wrap items-center gap-x-4 gap-y-1 text-ink2">
      <span className="inline-flex items-center gap-x-2">
        <Spoken
          parts={sayIncident.parts('report-links.report', {
            markdown: (
              <a href={reportPath(network, id, 'md')} className="link text-ink">
                {sayIncident('report-links.markdown')}
              </a>
            ),
            json: (
              <a href={reportPath(network, id, 'json')} className="link text-ink">
                {sayIncident('report-links.json')}
              </a>
            ),
          })}
        />
      </span>
      <span className="inline-flex items-center gap-1">
        {sayIncident('report-links.permalink')}
        <CopyButton text={`${origin}${incidentPath(network, id)}`} what={sayIncident('report-links.permalink-2')} />
      </span>
    </p>
  );
}
