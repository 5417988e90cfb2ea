import { randomBytes } from 'node:crypto';
import { KEY_LIST } from '@/lib/drill/control/terminal-keys';
import { CliFault } from './cli-fault.mjs';
import { type HostedDrill, hostDrill } from './host-drill';
import { listScenarios } from './list-scenarios';
import { listenToKeys } from './listen-to-keys';
import { drillUsage, parseDrillArguments } from './parse-drill-arguments';
import { tellAhead, tellPlaces } from './tell-drill';

const TOKEN_BYTES = 24;
/** How often it is looked whether whoever started this is still there. */
const ORPHAN_LOOK_MS = 500;
/** Set by the demo: how long time stands while its dashboard boots. */
const BOOT_MS = 'QUORUMWATCH_DRILL_BOOT_MS';

/** `npm run drill -- …`: the simulated network alone, its ports listed, until Ctrl-C. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseDrillArguments('drill', args);
  if (!parsed.ok) throw new CliFault(`${parsed.faults.join('\n')}\n\n${drillUsage('drill')}`);
  if (parsed.value.help || parsed.value.list) {
    console.log(parsed.value.help ? drillUsage('drill') : listScenarios());
    return 0;
  }
  const given = process.env.QUORUMWATCH_DRILL_TOKEN;
  const token = given || randomBytes(TOKEN_BYTES).toString('base64url');
  const drill = await hostDrill({ asked: parsed.value, token, bootMs: Number(process.env[BOOT_MS] ?? 0) });
  // Whoever started this process as its drill hears where everything is; a person reads it.
  if (process.send !== undefined) process.send(drill.ready);
  else tell(drill, given ? null : token);
  try {
    return await untilEnded(drill);
  } finally {
    await drill.stop();
  }
}

function tell({ ready }: HostedDrill, token: string | null): void {
  console.log(`Drill "${ready.scenario}", seed ${ready.seed}. Then:\n${tellAhead(ready)}\n${tellPlaces(ready)}`);
  if (token !== null) console.log(`  Authorization: Bearer ${token}`);
  if (process.stdin.isTTY) console.log(`Keys:\n${KEY_LIST}`);
}

function untilEnded({ desk }: HostedDrill): Promise<number> {
  return new Promise((resolve) => {
    const giveBack = listenToKeys(desk, end);
    const parent = process.ppid;
    let orphaned: NodeJS.Timeout | undefined;
    // npm that is ended by a signal leaves its script behind.
    const endWhenOrphaned = (): void => {
      if (process.ppid !== parent) end();
    };
    function end(): void {
      clearInterval(orphaned);
      giveBack();
      resolve(0);
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
    if (process.send !== undefined) process.once('disconnect', end);
    else orphaned = setInterval(endWhenOrphaned, ORPHAN_LOOK_MS);
  });
}
