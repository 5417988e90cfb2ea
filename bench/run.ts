import { CliFault } from '@/lib/cli/cli-fault.mjs';
import { ensureBuilt } from '@/lib/cli/ensure-built.mjs';
import type { Bench } from './bench';
import { drill } from './drill';
import { dryRuns } from './dry-run';
import { forkPoint } from './fork-point';
import { incidentDelay } from './incident-delay';
import { offers } from './offer-plans';
import { pageFigures } from './page-figures';
import { pages } from './pages';
import { recoveryTime } from './recovery-time';
import { requests } from './requests';
import { sentenceDelay } from './sentence-delay';
import { twoHundredNodes } from './two-hundred-nodes';
import { verifyHeaders } from './verify-headers';

const benches: readonly Bench[] = [
  forkPoint,
  verifyHeaders,
  drill,
  requests,
  pageFigures,
  sentenceDelay,
  incidentDelay,
  pages,
  twoHundredNodes,
  recoveryTime,
  dryRuns,
  offers,
];

/** `npm run bench [-- NAME …]`: prints the figures of docs/figures.md; exit code 1 when one that is promised does not hold. */
export async function run(names: readonly string[]): Promise<number> {
  const strange = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (strange.length > 0)
    throw new CliFault(`No bench is called ${strange.join(', ')}; there are: ${benches.map(({ name }) => name).join(', ')}.`);
  const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.some(({ needsDashboard }) => needsDashboard)) await ensureBuilt(process.cwd());
  let failed = 0;
  for (const bench of chosen) {
    console.log(`\n${bench.name}`);
    try {
      for (const line of await bench.run()) console.log(`  ${line}`);
    } catch (error) {
      failed += 1;
      console.log(`  FAILED: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed === 0 ? 0 : 1;
}
