import { Term } from '@/components/marks/term';
import { sayIncident } from '@/lib/views/words/incident';

/** What could not be told, and why: a missing answer is never taken for "fine". */
export function CannotTell({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="cannot-tell" className="card">
      <h2 id="cannot-tell" className="card-title">
        <Term id="unknown">{sayIncident('cannot-tell.what-can-not')}</Term>
      </h2>
      <ul className="grid gap-2 text-ink2">
        {lines.map((line) => (
          <li key={line} className="unknown items-start break-words before:mt-1.25">
            <span className="min-w-0">{line}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
