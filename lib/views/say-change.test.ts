import { expect, it } from 'vitest';
import { causeOf, makeLife, NO_DIAGNOSIS, seenBy } from '@/lib/incidents/life.test-world';
import { phrase } from '@/lib/incidents/phrase';
import type { Cause, Outlook } from '@/lib/incidents/types';
import { sayChange } from './say-change';

const words = { nameOf: (address: string) => `validator-${Number(address)}` };
const T0 = 1_700_000_000_000;

const sides = (a: readonly string[], b: readonly string[]) => ({
  branches: [
    { label: 'A', validators: a },
    { label: 'B', validators: b },
  ],
});
const outlook = (heals: Outlook['heals']): Outlook => ({
  ...{ heals, expectedBy: null, says: phrase('x'), because: [], restartHelps: 'no', round: null },
  moves: heals === 'no' ? [{ from: 'A', to: 'B', count: 1, candidates: [] }] : [],
});

/** What is said of the turn between two moments of one incident. */
function said(from: Partial<Cause>, to: Partial<Cause>, heals: readonly [Outlook['heals'], Outlook['heals']] = ['no', 'no']) {
  const life = makeLife();
  const look = (at: number, more: Partial<Cause>, how: Outlook['heals']) =>
    life.look(at, [seenBy('fork', [causeOf('7', more)])], { diagnose: () => ({ ...NO_DIAGNOSIS, outlook: outlook(how) }) });
  look(T0, from, heals[0]);
  const turn = look(T0 + 60_000, to, heals[1]).flatMap(({ turns }) => turns)[0];
  return turn?.kind === 'changed' ? sayChange(turn.data, words) : null;
}

it('a turn says how grave it became, whether it heals, who moved to which side and how far', () => {
  const from = {
    severity: 'critical',
    ...{ facts: sides(['0x1', '0x2'], ['0x3', '0x4']) },
    says: phrase('x', { camps: { list: ['2'] } }),
  } as const;
  const to = {
    severity: 'warning',
    ...{ facts: sides(['0x1', '0x2', '0x3'], ['0x4']) },
    says: phrase('x', { camps: { list: ['3'] } }),
  } as const;
  expect(said(from, to, ['no', 'yes'])).toBe(
    'from critical to warning; sides from A 2 and B 2 to A 3 and B 1; validator-3 now on A; now recovers by itself; fewest moves now none, before 1 from A to B',
  );
  expect(said(from, { ...from, facts: sides(['0x1'], ['0x3', '0x4']), says: phrase('x', { camps: { list: ['1'] } }) })).toContain(
    'validator-2 no longer on A',
  );
});

it('a turn of nodes alone names who came and who went, one of the kind of a stall what holds it', () => {
  expect(said({ nodes: ['n1'] }, { nodes: ['n2'] })).toBe('now also n2; no longer n1');
  const kind = (id: string) => ({ facts: { kind: id }, says: phrase(`x.${id}`) });
  expect(said(kind('quorum-lost'), kind('backed-off'))).toBe('what holds it is now time-outs backed off, before too few validators');
});

it('a turn of words alone says so, and one kept by an earlier version says nothing', () => {
  expect(said({ means: phrase('a') }, { means: phrase('b') })).toBe('what it means');
  expect(said({ says: phrase('a') }, { says: phrase('b') })).toBe('what is known of it');
  expect(sayChange({}, words)).toBeNull();
});
