import { createHash } from 'node:crypto';
import { openSqliteStore } from '@/lib/storage/sqlite-store';

/** Turns that follow from what happened alone; that an incident changed is told at most so often, and by a clock of its own. */
const LASTING: ReadonlySet<string> = new Set(['opened', 'reopened', 'resolved', 'consequence-began', 'consequence-ended', 'noted']);

/** All that is kept of the network's incidents, every promise of the store checked: what breaks one is named in `faults`. */
export async function keptIncidents(path: string) {
  const store = await openSqliteStore({ path });
  const faults: string[] = [];
  try {
    const { last } = await store.incidents.remembered('net', 0);
    const incidents = [];
    for (let id = 1; id <= last; id += 1) {
      const incident = await store.incidents.get('net', id);
      if (!incident) {
        faults.push(`incident ${id} of ${last} is not there`);
        continue;
      }
      const turns = await store.incidents.turns('net', id, 10_000);
      faults.push(
        ...faultsOf(
          id,
          incident.status,
          turns.map(({ kind }) => kind),
        ),
      );
      const pieces = await store.incidents.evidence('net', id);
      if (new Set(pieces.map(({ id: piece }) => piece)).size !== pieces.length) faults.push(`incident ${id}: a piece twice`);
      for (const { id: piece, sha256, bytes } of pieces) {
        const body = await store.incidents.evidenceBody('net', id, piece);
        const isWhole = body !== null && createHash('sha256').update(body).digest('hex') === sha256 && Buffer.byteLength(body) === bytes;
        if (!isWhole) faults.push(`incident ${id}: piece ${piece} is not what its sum says`);
      }
      const { detector, key, status, beganAt, openedAt, resolvedAt, reopened, consequences } = incident;
      incidents.push({
        ...{ id, detector, key, status, beganAt, openedAt, resolvedAt, reopened },
        consequences: consequences.map((one) => `${one.detector} ${one.key} ${one.until === null ? 'stands' : 'ended'}`).sort(),
        turns: turns.filter(({ kind }) => LASTING.has(kind)).map(({ at, kind, text }) => `${at} ${kind}${text ? ` ${text}` : ''}`),
        headers: [
          ...new Set(pieces.filter(({ kind }) => kind === 'header').map(({ node, height, hash }) => `${node} ${height} ${hash}`)),
        ].sort(),
      });
    }
    const open = incidents.filter(({ status }) => status === 'open').map(({ detector, key }) => `${detector} ${key}`);
    if (new Set(open).size !== open.length) faults.push(`a cause has two open incidents: ${open.join(', ')}`);
    const audit = await store.checkAudit();
    if (!audit.ok) faults.push(`audit: ${audit.problem}`);
    const notes = (await store.audit({ limit: 10_000 })).map(({ object }) => object);
    if (new Set(notes).size !== notes.length) faults.push('a line of the audit log twice');
    const noted = incidents.reduce((sum, { turns }) => sum + turns.filter((turn) => turn.includes(' noted ')).length, 0);
    if (noted !== notes.length) faults.push(`${noted} notes, ${notes.length} lines of the audit log`);
    return { incidents, audit: audit.ok ? audit.rows : null, faults };
  } finally {
    await store.close();
  }
}

/** It opens once, ends once for every time it was open, and stands as its last turn says. */
function faultsOf(id: number, status: string, kinds: readonly string[]): readonly string[] {
  const lives = kinds.filter((kind) => kind === 'opened' || kind === 'reopened' || kind === 'resolved');
  const isOrdered = lives.every((kind, index) => kind === (index === 0 ? 'opened' : index % 2 === 1 ? 'resolved' : 'reopened'));
  const isEnded = lives.at(-1) === 'resolved';
  return [
    ...(isOrdered && lives.length > 0 ? [] : [`incident ${id}: its turns are ${kinds.join(', ')}`]),
    ...(isEnded === (status !== 'open') ? [] : [`incident ${id} is ${status}, its turns are ${kinds.join(', ')}`]),
  ];
}
