import { expect, it } from 'vitest';
import { countPlaywright, countVitest, settleCount, sumCounts } from './count-results';

const vitest = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1 };

it('counts a test file that does not load as a failure, and names what failed', () => {
  const testResults = [
    { name: 'lib/a.test.ts', status: 'failed', assertionResults: [] },
    {
      name: 'lib/b.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'holds' },
        { status: 'failed', fullName: 'counts' },
      ],
    },
    { name: 'lib/c.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'sums' }] },
  ];
  const names = ['lib/a.test.ts: could not be loaded', 'lib/b.test.ts: counts'];
  expect(countVitest({ ...vitest, testResults })).toEqual({ passed: 7, failed: 3, skipped: 1, names });
});

it('counts a flaky browser test and an error outside of tests as failures, and names the tests', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  const specs = [
    { title: 'loads', file: 'story.spec.ts', ok: false },
    { title: 'stays', file: 'story.spec.ts', ok: true },
  ];
  const suites = [{ suites: [{ specs }] }];
  expect(countPlaywright({ stats, errors: [{}], suites })).toEqual({
    passed: 4,
    failed: 3,
    skipped: 2,
    names: ['e2e/story.spec.ts: loads'],
  });
});

it.each([
  ['gave no report', null, 0, 1],
  ['crashed after its tests passed', { passed: 3, failed: 0, skipped: 0 }, 1, 1],
  ['found no test', { passed: 0, failed: 0, skipped: 0 }, 0, 1],
  ['passed', { passed: 3, failed: 0, skipped: 0 }, 0, 0],
  ['failed twice', { passed: 3, failed: 2, skipped: 0 }, 1, 2],
])('a runner that %s', (_, count, exitCode, failed) => {
  expect(settleCount(count, exitCode).failed).toBe(failed);
});

it('sums over all runners', () => {
  const one = { passed: 1, failed: 2, skipped: 3, names: ['one'] };
  expect(sumCounts([one, { ...one, names: ['two'] }])).toEqual({ passed: 2, failed: 4, skipped: 6, names: ['one', 'two'] });
});
