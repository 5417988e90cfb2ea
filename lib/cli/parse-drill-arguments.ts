import { parseArgs } from 'node:util';

/** What `npm run drill` and `npm run demo` were asked for; null = as the scenario has it, or a free port. */
export type DrillArguments = {
  readonly scenario: string | null;
  readonly seed: string;
  /** Simulated seconds in a real one. */
  readonly speed: number;
  readonly validators: number | null;
  readonly members: number | null;
  readonly periodSeconds: number | null;
  readonly timeoutSeconds: number | null;
  /** Between two transfers, from the first block on; 0 = none. */
  readonly transfersEveryMs: number | null;
  /** Of the first node, the others follow. */
  readonly nodePort: number | null;
  readonly controlPort: number | null;
  /** Of the dashboard: demo only. */
  readonly dashboardPort: number | null;
  readonly list: boolean;
  readonly help: boolean;
};

export type ParsedDrillArguments =
  | { readonly ok: true; readonly value: DrillArguments }
  | { readonly ok: false; readonly faults: readonly string[] };

export const DEFAULT_SEED = '1';
const FASTEST = 1000;

const SHARED_USAGE = `  --scenario NAME    what happens (default story); --list describes them
  --seed N           keys, hashes and chance: the same seed, the same keys and the same luck (default ${DEFAULT_SEED})
  --speed N          N simulated seconds in one second (default 1)
  --validators N     how many validators (default as the scenario has it)
  --members N        how many nodes beside them
  --period S         block period, seconds
  --timeout S        request time-out, seconds
  --transfers MS     a transfer every so many milliseconds, from the first block on; 0 for none
  --control-port N   port of the drill_* methods (default: a free one)`;

const USAGES = {
  drill: `Usage: npm run drill -- [options]
${SHARED_USAGE}
  --port N           port of the first node, the others follow (default: free ones)
  --list             describe the scenarios and faults
QUORUMWATCH_DRILL_TOKEN is the token of the control port; without one it is made up and printed once.`,
  demo: `Usage: npm run demo -- [options]
${SHARED_USAGE}
  --port N           port of the dashboard (default 3000, or a free one)
  --node-port N      port of the first node, the others follow (default: free ones)
  --list             describe the scenarios and faults`,
};

export type DrillCommand = keyof typeof USAGES;
export const drillUsage = (command: DrillCommand): string => USAGES[command];

const options = {
  scenario: { type: 'string' },
  seed: { type: 'string' },
  speed: { type: 'string' },
  validators: { type: 'string' },
  members: { type: 'string' },
  period: { type: 'string' },
  timeout: { type: 'string' },
  transfers: { type: 'string' },
  port: { type: 'string' },
  'node-port': { type: 'string' },
  'control-port': { type: 'string' },
  list: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the arguments of one of the two commands; all faults at once. Scenarios are looked up later, by whoever knows them. */
export function parseDrillArguments(command: DrillCommand, args: readonly string[]): ParsedDrillArguments {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; strict: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return { ok: false, faults: [wordsOf(error)] };
  }
  const { values, positionals } = parsed;
  const faults: string[] = [];
  const whole = (name: keyof typeof values & string, least: number, most: number): number | null => {
    const text = values[name];
    if (typeof text !== 'string') return null;
    if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
    faults.push(`--${name} is "${text}"; it must be a whole number from ${least} to ${most}.`);
    return null;
  };
  const port = (name: 'port' | 'node-port' | 'control-port') => whole(name, 1, 65_535);
  if (positionals.length > 0) faults.push(`"${positionals.join(' ')}" is too much: every option has a name, such as --scenario.`);
  if (command === 'drill' && values['node-port'] !== undefined) faults.push("--node-port is the demo's; here it is --port.");
  const value: DrillArguments = {
    scenario: values.scenario ?? null,
    seed: readSeed(values.seed, faults),
    speed: readSpeed(values.speed, faults),
    validators: whole('validators', 1, 100),
    members: whole('members', 0, 100),
    periodSeconds: whole('period', 1, 3600),
    timeoutSeconds: whole('timeout', 1, 86_400),
    transfersEveryMs: whole('transfers', 0, 3_600_000),
    nodePort: port(command === 'drill' ? 'port' : 'node-port'),
    controlPort: port('control-port'),
    dashboardPort: command === 'demo' ? port('port') : null,
    list: values.list ?? false,
    help: values.help ?? false,
  };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

/** Node explains an option whose value begins with a dash in three lines. */
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /^Option '(--[\w-]+)[^']*' argument is ambiguous/.exec(message)?.[1];
  return option === undefined ? message : `${option} needs a value, and none that it takes begins with a dash.`;
}

function readSeed(text: string | undefined, faults: string[]): string {
  if (text === undefined) return DEFAULT_SEED;
  if (/^[\w.-]{1,64}$/.test(text)) return text;
  faults.push(`--seed is "${text}"; it must be a number or a word of letters, digits, dots and dashes, at most 64 long.`);
  return DEFAULT_SEED;
}

function readSpeed(text: string | undefined, faults: string[]): number {
  if (text === undefined) return 1;
  const speed = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && speed > 0 && speed <= FASTEST) return speed;
  faults.push(`--speed is "${text}"; it must be a number above 0 and at most ${FASTEST}.`);
  return 1;
}
