import { KEY_LIST } from '@/lib/drill/control/terminal-keys';
import { CliFault } from './cli-fault.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { chooseScenario } from './host-drill';
import { listScenarios } from './list-scenarios';
import { type DrillArguments, drillUsage, parseDrillArguments } from './parse-drill-arguments';
import { type RunningDrill, startDrill } from './start-drill';
import { tellAhead, tellPlaces } from './tell-drill';
import { untilStopped } from './until-stopped';

/** `npm run demo`: the drill in a process of its own, the dashboard on it, and the story played. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseDrillArguments('demo', args);
  if (!parsed.ok) throw new CliFault(`${parsed.faults.join('\n')}\n\n${drillUsage('demo')}`);
  const asked = parsed.value;
  if (asked.help || asked.list) {
    console.log(asked.help ? drillUsage('demo') : listScenarios());
    return 0;
  }
  const { id, story } = chooseScenario(asked.scenario);
  const root = process.cwd();
  await ensureBuilt(root);
  const { seed, speed, dashboardPort } = asked;
  const drill = await startDrill({
    root,
    scenario: id,
    seed,
    speed,
    args: passedOn(asked),
    port: dashboardPort,
    keys: true,
    accounts: true,
  });
  const { dashboard } = drill;
  try {
    const ended = untilStopped(dashboard);
    void drill.exited.then(() => dashboard?.stop());
    if (dashboard !== null && (await dashboard.ready)) tell(dashboard.url, story, drill);
    return await ended;
  } finally {
    await drill.stop();
  }
}

function passedOn({
  validators,
  members,
  periodSeconds,
  timeoutSeconds,
  transfersEveryMs,
  nodePort,
  controlPort,
}: DrillArguments): readonly string[] {
  const given = {
    validators,
    members,
    period: periodSeconds,
    timeout: timeoutSeconds,
    transfers: transfersEveryMs,
    port: nodePort,
    'control-port': controlPort,
  };
  return Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [`--${name}`, String(value)]));
}

function tell(url: string, story: string, { ready, token }: RunningDrill): void {
  const line = `  Quorumwatch watches a drill:  ${url}  `;
  const bar = '─'.repeat(line.length);
  console.log(`\n┌${bar}┐\n│${line}│\n└${bar}┘\n${story}\n${tellAhead(ready)}\n${tellPlaces(ready)}`);
  if (!process.env.QUORUMWATCH_DRILL_TOKEN) console.log(`  Authorization: Bearer ${token}`);
  console.log(process.stdin.isTTY ? `Keys:\n${KEY_LIST}\n` : 'Ctrl-C ends it.\n');
}
