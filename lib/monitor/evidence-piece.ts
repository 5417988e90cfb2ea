import { createHash } from 'node:crypto';
import type { EvidenceWrite } from '@/lib/storage/incident-store';

/** A longer body is kept as its digest and size alone: a node may send anything. */
const LONGEST_BODY = 512 * 1024;

type Named = Omit<EvidenceWrite, 'sha256' | 'body'>;

/** One piece of evidence with its digest; `what` becomes its body as JSON, bigints in decimal. */
export function evidencePiece(named: Named, what: unknown): EvidenceWrite {
  const whole = JSON.stringify(what, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)) ?? 'null';
  const bytes = Buffer.byteLength(whole);
  const body = bytes <= LONGEST_BODY ? whole : JSON.stringify({ omitted: 'too large to be kept', bytes, sha256: digestOf(whole) });
  return { ...named, sha256: digestOf(body), body };
}

/** Lower-case hex SHA-256 of the text as UTF-8. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
