import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlaybackError, RecordingError } from '@/lib/replay/recording-error';
import { CliFault } from './cli-fault.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { parseReplayArguments, REPLAY_USAGE } from './replay-arguments';
import { type RunningReplay, type StartReplayOptions, startReplay } from './start-replay';
import { untilStopped } from './until-stopped';

const root = process.cwd();

function usage(): string {
  const names = readdirSync(join(root, 'fixtures/recordings'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return `${REPLAY_USAGE}\nRecordings here: ${names.map(({ name }) => name).join(', ')}`;
}

function tellNodes({ name, served, plan, clock }: RunningReplay): void {
  const width = Math.max(...served.nodes.map((node) => node.name.length));
  const rate = clock.rate === 1 ? '' : `, ${clock.rate} times as fast`;
  const end = plan.endAt === null ? 'held at its end' : `until ${new Date(plan.endAt).toISOString()}`;
  console.log(`${name} from stage ${plan.opening.stage}, ${new Date(plan.startAt).toISOString()}, ${end}${rate}`);
  for (const node of served.nodes) console.log(`  ${node.name.padEnd(width)}  ${node.url}`);
}

/** Starts the replay, tells where things are and stays until it is ended. `tell` gets the address once the dashboard answers. */
export async function runReplay(options: Omit<StartReplayOptions, 'root'>, tell: (url: string) => void): Promise<number> {
  const prepare = async (): Promise<void> => {
    if (options.nodesOnly !== true) await ensureBuilt(root);
  };
  const replay = await startReplay({ root, ...options, prepare }).catch((error: unknown) => {
    const isTheirs = error instanceof RecordingError || error instanceof PlaybackError;
    throw isTheirs ? new CliFault(`${error.message}\n\n${usage()}`, { cause: error }) : error;
  });
  try {
    tellNodes(replay);
    const ended = untilStopped(replay.dashboard);
    if (replay.dashboard !== null && (await replay.dashboard.ready)) tell(replay.dashboard.url);
    return await ended;
  } finally {
    await replay.stop();
  }
}

/** `npm run replay -- DIR …`: a recording served as nodes, with the dashboard on top unless --nodes-only. */
export async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage());
    return 0;
  }
  const parsed = parseReplayArguments(args);
  if (!parsed.ok) throw new CliFault(`${parsed.faults.join('\n')}\n\n${usage()}`);
  return runReplay(parsed.value, (url) => console.log(`Dashboard: ${url}`));
}
