import { expect, it } from 'vitest';
import { incidentReport } from './incident-report';
import type { IncidentView } from './incident-types';

const NOT_NOW = { ok: false, why: '' } as const;
const view: IncidentView = {
  ...{ id: 3, network: 'net', networkName: 'Net', detector: 'fork', title: 'Fork', severity: 'critical', status: 'open', asOf: 1 },
  ...{ sentence: 'Forked at 14.', means: null, beganAt: 0, openedAt: 0, updatedAt: 0, resolvedAt: null, closedAt: null, reopened: 0 },
  ...{
    worst: null,
    ending: null,
    unknownSince: null,
    gone: null,
    nodes: ['a|b'],
    heights: { from: 14, to: 14 },
    consequences: 0,
    acknowledged: null,
    assignee: null,
    shelved: null,
  },
  ...{ consequencesList: [], readings: [], outlook: null, cannotTell: [], playbooks: [], proofs: [], closed: null, people: [], me: null },
  turns: [{ id: 1, at: 0, kind: 'noted', by: { id: 'p', name: 'Ann' }, sentence: 'Note.', text: '# Not a heading\n| <b>x</b> |' }],
  evidenceCounts: { header: 1 },
  evidence: [{ id: 9, at: 0, kind: 'header', node: 'a|b', height: 14, hash: null, sha256: 'ff'.repeat(32), bytes: 2 }],
  fork: null,
  may: { acknowledge: NOT_NOW, assign: NOT_NOW, note: NOT_NOW, shelve: NOT_NOW, close: NOT_NOW },
  keeping: { ok: true },
};

it('says in plain words and UTC what is known, leaves out what there is not, and lists each piece with its digest', () => {
  const text = incidentReport(view, 0);
  expect(text).toContain('# Fork: incident 3 of Net\n\nForked at 14.');
  expect(text).toContain('- Opened: 1970-01-01 00:00:00 UTC');
  expect(text).toContain(`| 9 | 1970-01-01 00:00:00 UTC | header | a\\|b | 14 | 2 | \`${'ff'.repeat(32)}\` |`);
  expect(text).not.toContain('Explanations');
});

it('of an open one that is not seen now says since when, and when it resolves', () => {
  const text = incidentReport({ ...view, gone: { since: 60_000, resolvesAt: 120_000 } }, 0);
  expect(text).toContain(
    '- Status: open, but not seen since 1970-01-01 00:01:00 UTC: it resolves at 1970-01-01 00:02:00 UTC if it stays so\n',
  );
});

it("never lets people's or nodes' words become markup", () => {
  const text = incidentReport(view, 0);
  expect(text).toContain('"\\# Not a heading \\| \\<b\\>x\\</b\\> \\|"');
  expect(text.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1);
});

it('of one that has ended tells the gravest it was, and how it ended', () => {
  const text = incidentReport({ ...view, status: 'resolved', resolvedAt: 1, ending: 'It ended at noon. Last it was said: A 3.' }, 0);
  expect(text).toContain('- Severity: critical at its gravest\n');
  expect(text).toContain('It ended at noon. Last it was said: A 3.');
  expect(incidentReport({ ...view, worst: { at: 0, severity: 'critical', sentence: 'A 2, B 2.' } }, 0)).toContain(
    'At its gravest, critical, 1970-01-01 00:00:00 UTC: A 2, B 2.',
  );
});
