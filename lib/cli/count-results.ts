export type Count = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, as a person looks for it: `file: name`. May be fewer than `failed`. */
  readonly names?: readonly string[];
};

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name?: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status?: string; readonly fullName?: string }[];
  }[];
};

type PlaywrightSuite = {
  readonly file?: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly { readonly title: string; readonly file: string; readonly ok: boolean }[];
};

type PlaywrightReport = {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number };
  readonly errors: readonly unknown[];
  readonly suites?: readonly PlaywrightSuite[];
};

/** A file that can't even be loaded holds no test and is a failure all the same. */
export function countVitest(report: VitestReport): Count {
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const names = report.testResults.flatMap(({ name = '?', status, assertionResults }) =>
    status === 'failed' && assertionResults.length === 0
      ? [`${name}: could not be loaded`]
      : assertionResults.filter((test) => test.status === 'failed').map((test) => `${name}: ${test.fullName}`),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests, names };
}

function namesOf({ suites = [], specs = [] }: PlaywrightSuite): readonly string[] {
  return [...specs.filter(({ ok }) => !ok).map(({ file, title }) => `e2e/${file}: ${title}`), ...suites.flatMap(namesOf)];
}

/** A flaky test is a failed one: there are no retries to hide behind. */
export function countPlaywright({ stats, errors, suites = [] }: PlaywrightReport): Count {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    names: namesOf({ suites }),
  };
}

/** What a runner counts for: no report, an exit code without a failed test and a run without any test are each one failure. */
export function settleCount(count: Count | null, exitCode: number): Count {
  if (count === null) return { passed: 0, failed: 1, skipped: 0 };
  const isOdd = count.failed === 0 && (exitCode !== 0 || count.passed === 0);
  return isOdd ? { ...count, failed: 1 } : count;
}

export function sumCounts(counts: readonly Count[]): Count {
  const sum = (pick: (count: Count) => number): number => counts.reduce((total, count) => total + pick(count), 0);
  const names = counts.flatMap((count) => count.names ?? []);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed), skipped: sum(({ skipped }) => skipped), names };
}
