import { describe, expect, it } from 'vitest';
import { causeOf, makeLife, NO_DIAGNOSIS, seenBy } from '@/lib/incidents/life.test-world';
import { phrase } from '@/lib/incidents/phrase';
import type { Cause, IncidentRecord, Outlook } from '@/lib/incidents/types';
import { incidentView } from './incident-view';

const T0 = 1_700_000_000_000;
const words = { say: { nameOf: (address: string) => address }, personOf: (id: string) => ({ id, name: id }) };
const says = (key: string): Pick<Cause, 'says' | 'means'> => ({ says: phrase(key), means: null });
const NEEDS_YOU = { severity: 'critical', ...says('detector.stall.forked.means') } as const;
const HEALS = { severity: 'warning', ...says('detector.fork.due') } as const;
const outlook = (heals: Outlook['heals'], expectedBy: number | null = null): Outlook => ({
  ...{ heals, expectedBy, says: phrase(heals === 'no' ? 'outlook.stall.restart-no.fork' : 'outlook.stall.load') },
  ...{ because: [], moves: [], restartHelps: 'no', round: null },
});

function lived() {
  const life = makeLife();
  const look = (seconds: number, cause: Partial<Cause> | null, how: Outlook = outlook('no')) =>
    life.look(T0 + seconds * 1000, [seenBy('fork', cause ? [causeOf('7', cause)] : [], { offDelayMs: 60_000 })], {
      diagnose: () => ({ ...NO_DIAGNOSIS, outlook: how }),
    });
  const view = (seconds: number) => {
    const record = life.open()[0] ?? life.rows().at(-1);
    if (!record) throw new Error('no incident');
    const around = { blocks: [], verdicts: [], nodes: [], rounds: [] };
    const of = { ...(record as IncidentRecord), care: { acknowledged: null, assignee: null, shelved: null, closed: null }, fork: null };
    const rest = { turns: [], evidence: [], evidenceCounts: {}, around, recoveries: [], words } as const;
    return incidentView({ record: of, ...rest, now: T0 + seconds * 1000 });
  };
  return { life, look, view };
}

describe('an incident that needed people and was then seen to heal by itself', () => {
  it('is told by its gravest once it has ended, with how it ended, and by how it stands until then', () => {
    const { life, look, view } = lived();
    look(0, NEEDS_YOU);
    look(60, HEALS, outlook('yes'));
    expect(view(61)).toMatchObject({
      severity: 'warning',
      sentence: 'The next block should have come by now.',
      worst: { at: T0, severity: 'critical', sentence: 'The fork holds it.' },
    });
    for (let s = 61; s <= 125; s++) look(s, null);
    expect(life.rows()).toMatchObject([{ status: 'resolved', severity: 'critical' }]);
    const ended = view(200);
    expect(ended).toMatchObject({ severity: 'critical', sentence: 'The fork holds it.', outlook: { stage: 'worst', heals: 'no' } });
    expect(ended.ending).toMatch(/^It was resolved at 2023-11-14 .* UTC\. Last it was said: The next block should have come by now\.$/);
  });

  it('keeps its gravest over a restart and when it comes back', () => {
    const { life, look, view } = lived();
    look(0, NEEDS_YOU);
    look(60, HEALS, outlook('yes'));
    life.restart(T0 + 61_000);
    for (let s = 62; s <= 130; s++) look(s, null);
    look(140, HEALS, outlook('yes'));
    expect(view(140)).toMatchObject({ status: 'open', reopened: 1, severity: 'warning', worst: { severity: 'critical' } });
  });

  it('of the same gravity is graver where it needs people', () => {
    const { look, view } = lived();
    look(0, { ...HEALS, severity: 'critical' }, outlook('yes'));
    look(60, NEEDS_YOU, outlook('no'));
    look(120, { ...HEALS, severity: 'critical' }, outlook('unknown'));
    expect(view(121).worst).toMatchObject({ at: T0 + 60_000 });
  });
});

describe('what was expected by a time that is past', () => {
  it('is overdue while it stands', () => {
    const { look, view } = lived();
    look(0, HEALS, outlook('yes', T0 + 20_000));
    expect(view(10).outlook).toMatchObject({ stage: 'stands', heals: 'yes', expectedBy: T0 + 20_000 });
    expect(view(21).outlook).toMatchObject({ stage: 'overdue', heals: 'unknown' });
    expect(view(21).outlook?.sentence).toMatch(/^Overdue: .* by 2023-11-14 22:13:40 UTC, and it still stands\.$/);
  });

  it('is not said once it is not seen any more: whether it stays gone is watched', () => {
    const { look, view } = lived();
    look(0, HEALS, outlook('yes', T0 + 20_000));
    look(10, null);
    const { outlook: said } = view(30);
    expect(view(30).playbooks).toEqual([]);
    expect(said).toMatchObject({ stage: 'gone', expectedBy: null, because: [], moves: [] });
    expect(said?.sentence).toContain('Whether it stays gone is watched until 2023-11-14 22:14:30 UTC');
  });
});
