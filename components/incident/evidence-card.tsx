'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { formatBytes } from '@/components/format/bytes';
import { formatWhole } from '@/components/format/number';
import { evidencePath, piecePath } from '@/components/live/api-paths';
import { useEvidence } from '@/components/live/use-evidence';
import { HexText } from '@/components/marks/hex';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Term } from '@/components/marks/term';
import { TimeText } from '@/components/marks/time-text';
import type { EvidencePiece, IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

const KIND = {
  header: sayIncident('evidence-card.header'),
  recomputed: sayIncident('evidence-card.recomputed-hash-seals'),
  validators: sayIncident('evidence-card.validator-set'),
  peers: sayIncident('evidence-card.peers'),
  version: sayIncident('evidence-card.version'),
  config: sayIncident('evidence-card.configuration'),
  rounds: sayIncident('evidence-card.rounds'),
  answer: sayIncident('evidence-card.answers'),
  log: sayIncident('evidence-card.log-lines'),
  diagnosis: sayIncident('evidence-card.diagnosis'),
  proof: sayIncident('evidence-card.proof-double-sealing'),
} as const satisfies Record<EvidencePiece['kind'], string>;

const KINDS = Object.keys(KIND) as EvidencePiece['kind'][];

const FIRST = 8;

/** Pieces of evidence as they were taken, with their digests, by kind and page by page; all of it in one archive. */
export function EvidenceCard({ view }: { readonly view: IncidentView }) {
  const [all, setAll] = useState(false);
  const [kind, setKind] = useState<EvidencePiece['kind'] | null>(null);
  const counts = view.evidenceCounts;
  const whole = KINDS.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const total = kind === null ? whole : (counts[kind] ?? 0);
  const isAsked = kind !== null || (all && view.evidence.length < whole);
  const read = useEvidence(isAsked ? { network: view.network, incident: view.id, kind } : null);
  const known = read.pieces.length > 0 ? read.pieces : view.evidence.filter((piece) => kind === null || piece.kind === kind);
  const shown = all ? known : known.slice(0, FIRST);
  const more = shown.length < known.length || read.hasMore || (!isAsked && shown.length < total);
  const showMore = () => {
    if (all) read.more();
    setAll(true);
  };
  return (
    <section aria-labelledby="evidence" className="card">
      <h2 id="evidence" className="card-title">
        <Term id="evidence" />
        <span className="card-note">
          {whole === 0
            ? sayIncident('evidence-card.nothing-taken')
            : sayIncident('evidence-card.pieces-each-with', { length: shown.length, total })}
        </span>
      </h2>
      {whole === 0 ? (
        <p className="text-ink2">
          {view.keeping.ok ? sayIncident('evidence-card.none-kept-at') : sayIncident('evidence-card.store-could-not')}
        </p>
      ) : (
        <>
          <select
            className="control mb-2 min-h-9"
            aria-label={sayIncident('evidence-card.kind-evidence')}
            value={kind ?? ''}
            onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? null)}
          >
            <option value="">{sayIncident('evidence-card.all-kinds', { whole })}</option>
            {KINDS.filter((one) => counts[one]).map((one) => (
              <option key={one} value={one}>
                {KIND[one]} ({formatWhole(counts[one] ?? 0)})
              </option>
            ))}
          </select>
          {read.error === null ? null : <p role="alert">{sayIncident('evidence-card.list-could-not', { error: read.error })}</p>}
          <ScrollArea label={sayIncident('evidence-card.each-piece-evidence')}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{sayIncident('evidence-card.piece')}</th>
                  <th scope="col">{sayIncident('evidence-card.node')}</th>
                  <th scope="col">{sayIncident('evidence-card.height')}</th>
                  <th scope="col">{sayIncident('evidence-card.sha-256')}</th>
                  <th scope="col">{sayIncident('evidence-card.taken')}</th>
                  <th scope="col">{sayIncident('evidence-card.size')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ id, kind, node, height, sha256, at, bytes }) => (
                  <tr key={id}>
                    <th scope="row" className="whitespace-nowrap">
                      <a href={piecePath(view.network, view.id, id)} className="link">
                        {KIND[kind]}
                      </a>
                    </th>
                    <td className="whitespace-nowrap">{node ?? <span className="text-ink2">Quorumwatch</span>}</td>
                    <td>{height === null ? <span className="text-ink2">{sayIncident('evidence-card.all')}</span> : formatWhole(height)}</td>
                    <td>
                      <HexText value={sha256} what={sayIncident('evidence-card.sha-256-piece', { id: String(id) })} />
                    </td>
                    <td className="whitespace-nowrap text-ink2">
                      <TimeText at={at} />
                    </td>
                    <td className="whitespace-nowrap text-ink2">{formatBytes(bytes)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          <p className="mt-3 flex flex-wrap items-center gap-2">
            <a
              href={evidencePath(view.network, view.id)}
              download
              className="control inline-flex min-h-9 items-center gap-2 px-3 font-medium"
            >
              <Download size={14} aria-hidden="true" />
              {sayIncident('evidence-card.download-archive')}
            </a>
            {more ? (
              <button type="button" className="link px-1 text-ink2" disabled={read.isReading} onClick={showMore}>
                {read.isReading
                  ? sayIncident('evidence-card.reading')
                  : sayIncident('evidence-card.show-more', { total: formatWhole(total) })}
              </button>
            ) : null}
            {all && !more && total > FIRST ? (
              <button type="button" className="link px-1 text-ink2" onClick={() => setAll(false)}>
                {sayIncident('evidence-card.show-first', { count: FIRST })}
              </button>
            ) : null}
          </p>
        </>
      )}
    </section>
  );
}
