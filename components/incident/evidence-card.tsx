'use client';

import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { formatBytes } from '@/components/format/bytes';
import { formatWhole } from '@/components/format/number';
import { evidencePath, piecePath } from '@/components/live/api-paths';
import { HexText } from '@/components/marks/hex';
import { ScrollArea } from '@/components/marks/scroll-area';
import { TimeText } from '@/components/marks/time-text';
import type { EvidencePiece, IncidentView } from '@/lib/views/incident-types';

const KIND = {
  header: 'Header',
  recomputed: 'Recomputed hash and seals',
  validators: 'Validator set',
  peers: 'Peers',
  version: 'Version',
  config: 'Configuration',
  rounds: 'Rounds',
  answer: 'Answers',
  log: 'Log lines',
  diagnosis: 'Diagnosis',
  proof: 'Proof of double sealing',
} as const satisfies Record<EvidencePiece['kind'], string>;

const ORDER = Object.keys(KIND);

/** Headers first: they are what a fork is about; then as taken. */
const byKind = (a: EvidencePiece, b: EvidencePiece) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.id - b.id;

const FIRST = 8;

/** Every piece that was taken, with its digest; all of it in one archive. */
export function EvidenceCard({ view }: { readonly view: IncidentView }) {
  const [all, setAll] = useState(false);
  const evidence = useMemo(() => [...view.evidence].sort(byKind), [view.evidence]);
  const shown = all ? evidence : evidence.slice(0, FIRST);
  return (
    <section aria-labelledby="evidence" className="card">
      <h2 id="evidence" className="card-title">
        Evidence
        <span className="card-note">
          {evidence.length === 0 ? 'nothing was taken' : `${formatWhole(evidence.length)} pieces, each with its SHA-256`}
        </span>
      </h2>
      {evidence.length === 0 ? (
        <p className="text-ink2">
          {view.keeping.ok ? 'None of it was kept at its turns.' : 'The store could not be written when it was due.'}
        </p>
      ) : (
        <>
          <ScrollArea label="Each piece of evidence">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Piece</th>
                  <th scope="col">Node</th>
                  <th scope="col">Height</th>
                  <th scope="col">SHA-256</th>
                  <th scope="col">Taken</th>
                  <th scope="col">Size</th>
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
                    <td>{height === null ? <span className="text-ink2">all</span> : formatWhole(height)}</td>
                    <td>
                      <HexText value={sha256} what={`the SHA-256 of piece ${id}`} />
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
              Download the archive
            </a>
            {evidence.length > FIRST ? (
              <button type="button" className="link px-1 text-ink2" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? `Show the first ${FIRST}` : `Show all ${formatWhole(evidence.length)}`}
              </button>
            ) : null}
          </p>
        </>
      )}
    </section>
  );
}
