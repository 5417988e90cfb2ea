import { watchDrill } from '@/lib/drill/scenarios/must-say.test-world';
import { SCENARIOS } from '@/lib/drill/scenarios/registry';
import type { DiagnosisInput } from '@/lib/incidents/types';
import { followIncidents, type Happened } from '@/lib/monitor/incidents.test-world';
import type { Bench } from './bench';

const played = ['story', 'fork-3-1', 'fork-4-3', 'three-branches', 'one-down', 'quorum-loss-and-return', 'silent-validator', 'partition'];
const seconds = 110;
const historyMs = 20_000;
/** Promised: looks from when a fork is visible, and beyond the delay of anything else. */
const promised = { fork: 1, other: 2 } as const;

type Delay = { readonly scenario: string; readonly detector: string; readonly looks: number };

const isVisible = ({ picture }: DiagnosisInput): boolean => picture.heights.some(({ camps }) => camps.length > 1);

async function delaysIn(id: string): Promise<readonly Delay[]> {
  const scenario = SCENARIOS.find((one) => one.id === id);
  if (!scenario) throw new Error(`there is no scenario ${id}`);
  const drill = await watchDrill(scenario.plan, { historyMs, detectors: [] });
  const follower = followIncidents();
  drill.play(scenario);
  let looks = 0;
  let visible: number | null = null;
  const forks: Delay[] = [];
  for (; looks < seconds; looks += 1) {
    const before = follower.happened.length;
    await drill.step(1);
    const input = drill.watched.watch.diagnosis();
    if (isVisible(input)) visible ??= looks;
    follower.look(input);
    if (follower.happened.slice(before).some(({ detector, kind }) => detector === 'fork' && kind === 'opened'))
      forks.push({ scenario: id, detector: 'fork', looks: looks - (visible ?? looks) });
  }
  return [...forks, ...follower.happened.flatMap((one) => othersDelay(id, one))];
}

function othersDelay(scenario: string, { detector, looksLate }: Happened): Delay[] {
  return detector === 'fork' || looksLate === null ? [] : [{ scenario, detector, looks: looksLate }];
}

function lineOf(what: string, delays: readonly Delay[], most: number): string {
  const worst = Math.max(0, ...delays.map(({ looks }) => looks));
  const line = `${what}: ${delays.length} opened, at most ${worst} looks late`;
  if (worst > most || delays.length === 0) throw new Error(`${line}; promised is at most ${most}`);
  return line;
}

async function run(): Promise<readonly string[]> {
  const delays: Delay[] = [];
  for (const id of played) delays.push(...(await delaysIn(id)));
  return [
    lineOf(
      'forks, from visible to incident',
      delays.filter(({ detector }) => detector === 'fork'),
      promised.fork,
    ),
    lineOf(
      'all others, beyond their delay',
      delays.filter(({ detector }) => detector !== 'fork'),
      promised.other,
    ),
  ];
}

/** How many looks from when something is visible at the nodes until it is an incident. */
export const incidentDelay: Bench = { name: 'incident-delay', needsDashboard: false, run };
