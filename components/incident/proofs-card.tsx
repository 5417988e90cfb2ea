import { Download } from 'lucide-react';
import { StepText } from '@/components/incident/step-text';
import { proofPath } from '@/components/live/api-paths';
import { Term } from '@/components/marks/term';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

/** Who is proven to have sealed two blocks, each proof a file that is verified without Quorumwatch. */
export function ProofsCard({ view }: { readonly view: IncidentView }) {
  if (view.proofs.length === 0) return null;
  return (
    <section aria-labelledby="proofs" className="card">
      <h2 id="proofs" className="card-title">
        <Term id="double-seal">{sayIncident('proofs-card.sealed-two-blocks')}</Term>
        <span className="card-note">{sayIncident('proofs-card.what-sealed-proven')}</span>
      </h2>
      <ul className="grid gap-2.5">
        {view.proofs.map(({ address, name, sentence }) => (
          <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
            <span className="min-w-0 flex-1 basis-[260px] break-words">{sentence}</span>
            <a href={proofPath(view.network, view.id, address)} download className="control inline-flex items-center gap-2">
              <Download size={13} aria-hidden="true" />
              {sayIncident('proofs-card.proof')}
              <span className="sr-only">{` ${sayIncident('proofs-card.of', { name })}`}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className="mt-3 border-line border-t pt-3 text-small text-ink2">
        <StepText text="To verify one without Quorumwatch, in its repository: `node scripts/verify-double-sealing.mjs FILE`" />
      </p>
    </section>
  );
}
