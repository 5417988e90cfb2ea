import { createHash } from 'node:crypto';
import { phrase } from '@/lib/incidents/phrase';
import type { Incident } from '@/lib/incidents/types';
import type { EvidenceWrite, IncidentsWrite, IncidentWrite, NewTurn } from '../incident-store';
import type { TickWrite } from '../store';
import { hashOf, writeOf } from './store-samples';

/** An open incident by its number, with what the test wants otherwise. */
export function incidentOf(id: number, more: Partial<Incident> = {}): Incident {
  return {
    id,
    network: 'main',
    detector: 'unreachable',
    key: `node-${id}`,
    status: 'open',
    severity: 'warning',
    beganAt: 1000 * id,
    openedAt: 1000 * id + 10,
    updatedAt: 1000 * id + 10,
    resolvedAt: null,
    reopened: 0,
    unknownSince: null,
    gone: null,
    cause: {
      key: `node-${id}`,
      severity: 'warning',
      since: null,
      says: phrase('x', { node: `node-${id}` }),
      means: null,
      nodes: [`node-${id}`],
      validators: [],
      heights: { from: id, to: id + 1 },
      facts: { ä: '𝕏' },
    },
    consequences: [],
    diagnosis: { readings: [], outlook: null, cannotTell: [] },
    ...more,
  };
}

export function turnOf(at: number, kind: NewTurn['kind'], more: Partial<NewTurn> = {}): NewTurn {
  return { at, kind, by: null, says: null, text: null, data: {}, ...more };
}

export function evidenceOf(at: number, body: string): EvidenceWrite {
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { at, kind: 'header', node: 'node-1', height: 7, hash: hashOf(7), sha256, body };
}

export function opens(incident: Incident, evidence: readonly EvidenceWrite[] = []): IncidentWrite {
  const words = `#${incident.id}\n${incident.key}\n${incident.cause.nodes.join(' ')}`;
  return { kind: 'open', incident, turns: [turnOf(incident.openedAt, 'opened')], words, fork: null, evidence };
}

export function ends(incident: Incident, at: number): IncidentWrite {
  const ended: Incident = { ...incident, status: 'resolved', resolvedAt: at, updatedAt: at };
  return { ...opens(ended), kind: 'update', turns: [turnOf(at, 'resolved')] };
}

export function incidentsOf(
  incidents: readonly IncidentWrite[],
  memory: string | null = null,
): TickWrite & { readonly incidents: IncidentsWrite } {
  return { ...writeOf({}), incidents: { incidents, memory } };
}

/** Tick number `nr` of the kill test: one opens with evidence, the one before ends, an event tells the number. */
export function incidentTick(nr: number): TickWrite {
  const id = nr + 1;
  const before = nr === 0 ? [] : [ends(incidentOf(nr), 1000 * id)];
  const evidence = [evidenceOf(nr, `{"own":${nr}}`), evidenceOf(nr, '{"shared":true}')];
  return {
    ...incidentsOf([opens(incidentOf(id), evidence), ...before], `{"nr":${nr}}`),
    events: [{ at: nr, kind: 'tick', data: String(nr) }],
  };
}
