import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ANCESTOR } from '@/components/test-recovery';
import { AT, hashOf } from '@/components/test-views';
import type { DryHeadView, DryRunView, DryStepView } from '@/lib/views/recovery-types';
import { DryRunResult } from './dry-run-result';

afterEach(cleanup);

const block = (height: number, hash: string, branch: string | null): DryHeadView => ({
  block: { height, hash: hashOf(hash) },
  branch,
  says: null,
});
const unknown: DryHeadView = { block: null, branch: null, says: '899,153 is asked; where it lands is not known' };
const OLD = block(899_154, '0ac242a7', 'B');
const NEW = block(ANCESTOR.height, '4a55baaf', null);

const step = (change: Partial<DryStepView>): DryStepView => ({
  ...{
    step: 's',
    kind: 'rewind',
    isDestructive: true,
    title: 'Rewind validator-3',
    isReached: true,
    isOnlyIfNeeded: false,
    expectedMs: 1000,
    confirmHeight: null,
  },
  ...{ calls: [], byHand: [], heads: [], checks: [] },
  ...change,
});
const dry = (change: Partial<DryRunView>): DryRunView => ({
  ...{ at: AT, ok: true, sentence: 'It comes to its end.', permissions: [], problems: [], stop: null, risk: null, expectedMs: 60_000 },
  ...{
    calls: 1,
    heads: [
      { node: 'validator-3', head: OLD },
      { node: 'rpc-1', head: NEW },
    ],
    steps: [step({})],
  },
  ...change,
});

test('every head stands beside what it should become; one that does not move says so, and where one lands is not known', () => {
  render(<DryRunResult dry={dry({ steps: [step({ heads: [{ node: 'validator-3', from: OLD, to: unknown }] })] })} />);
  const heads = within(screen.getByRole('region', { name: 'Heads, as they should become' }));
  expect(heads.getByText('validator-3').closest('li')?.textContent).toMatch(/899,154.*→.*where it lands is not known/);
  expect(heads.getByText('rpc-1').closest('li')?.textContent).toMatch(/899,153.*stays/);
});

test('what is closed comes first, with its node, its group and its own words', () => {
  const says = 'The debug API is closed: validator-4';
  const permissions = [{ state: 'closed', isForRemedy: false, says, answers: ['HTTP 403'] }] as const;
  const { container } = render(<DryRunResult dry={dry({ ok: false, permissions })} />);
  const closed = within(screen.getByRole('list', { name: 'Closed to Quorumwatch' }));
  expect(closed.getByText(says)).toBeTruthy();
  expect(closed.getByText('HTTP 403')).toBeTruthy();
  expect(container.textContent?.indexOf(says)).toBeLessThan(container.textContent?.indexOf('Step by step') ?? 0);
});

test('where it would stop says what was expected and seen, and the steps after it were not reached', () => {
  const stop = { title: 'Cut every link', says: 'A check has not passed.', expected: 'no peers', seen: '1 peer', answer: null };
  render(<DryRunResult dry={dry({ ok: false, stop, steps: [step({ isReached: false })] })} />);
  expect(screen.getByText('The plan would stop at “Cut every link”.')).toBeTruthy();
  expect(screen.getByText('Seen: 1 peer')).toBeTruthy();
  expect(screen.getByText('not reached')).toBeTruthy();
});

test('checks that do not hold stand open with what was seen; the others are counted by when they can be read', () => {
  const checks = [
    { when: 'before', state: 'holds-not', says: ['Connected: validator-3'], seen: ['validator-3 has no peer'] },
    { when: 'before', state: 'holds', says: ['Same chain'], seen: [] },
    { when: 'after', state: 'later', says: ['The head is 899,153', 'No peers'], seen: [] },
  ] as const;
  render(<DryRunResult dry={dry({ steps: [step({ checks })] })} />);
  expect(screen.getByText(/read now: does not hold: validator-3 has no peer/)).toBeTruthy();
  const summaries = [...document.querySelectorAll('summary')].map((one) => one.textContent);
  expect(summaries).toContain('Same chain: read now: holds');
  expect(summaries).toContain('The head is 899,153; no peers: can be read only when it runs');
  expect(screen.getByText(/^Read from the nodes now: 2 checks, 1 of them does not hold\. 2 can be read only when it runs/)).toBeTruthy();
});
