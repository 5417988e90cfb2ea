import { parseArgs } from 'node:util';

export type ReplayArguments = {
  readonly directory: string;
  readonly speed: number;
  readonly from: string | null;
  readonly hold: string | null;
  readonly nodesOnly: boolean;
  /** Of the dashboard; null = 3000, or a free one when that is taken. */
  readonly port: number | null;
  /** Of the first node, the others follow; null = free ones. */
  readonly nodePort: number | null;
};

export type ParsedArguments =
  | { readonly ok: true; readonly value: ReplayArguments }
  | { readonly ok: false; readonly faults: readonly string[] };

export const REPLAY_USAGE = `Usage: npm run replay -- DIR [options]
  DIR              folder of a recording (network.json and answers.jsonl.gz), or the name of one in fixtures/recordings
  --speed N        N seconds of the recording in one second (default 1)
  --from STAGE     begin with this stage
  --hold STAGE     end with this stage and repeat its last answers while the clock runs on
  --nodes-only     serve the nodes without the dashboard
  --port P         port of the dashboard (default 3000, or a free one)
  --node-port P    port of the first node, the others follow (default: free ones)`;

const options = {
  speed: { type: 'string' },
  from: { type: 'string' },
  hold: { type: 'string' },
  'nodes-only': { type: 'boolean' },
  port: { type: 'string' },
  'node-port': { type: 'string' },
} as const;

function readPort(name: string, text: string | undefined, faults: string[]): number | null {
  if (text === undefined) return null;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  faults.push(`--${name} is "${text}"; it must be a port from 1 to 65535.`);
  return null;
}

function readSpeed(text: string | undefined, faults: string[]): number {
  if (text === undefined) return 1;
  const speed = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && speed > 0 && speed <= 1000) return speed;
  faults.push(`--speed is "${text}"; it must be a number above 0 and at most 1000.`);
  return 1;
}

/** Reads the arguments of `npm run replay`; all faults at once. Stages are checked later, against the recording. */
export function parseReplayArguments(args: readonly string[]): ParsedArguments {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true; strict: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return { ok: false, faults: [error instanceof Error ? error.message : String(error)] };
  }
  const { values, positionals } = parsed;
  const faults: string[] = [];
  const [directory, ...others] = positionals;
  if (directory === undefined) faults.push('Which recording? DIR is missing.');
  if (others.length > 0) faults.push(`One recording at a time; "${others.join(' ')}" is too much.`);
  const speed = readSpeed(values.speed, faults);
  const port = readPort('port', values.port, faults);
  const nodePort = readPort('node-port', values['node-port'], faults);
  if (directory === undefined || faults.length > 0) return { ok: false, faults };
  const nodesOnly = values['nodes-only'] ?? false;
  return { ok: true, value: { directory, speed, from: values.from ?? null, hold: values.hold ?? null, nodesOnly, port, nodePort } };
}
