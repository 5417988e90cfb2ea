import { isPortFree } from '@/lib/cli/ports';

/** Below the range the system gives out by itself, so that no node or browser of another worker takes it before the dashboard does. */
const FIRST = 20_000;
const PER_WORKER = 100;

let next = FIRST + (process.pid % 100) * PER_WORKER;

/** A port of this worker's own on loopback that nobody listens on. */
export async function claimPort(): Promise<number> {
  for (let tried = 0; tried < PER_WORKER; tried += 1) {
    const port = next;
    next += 1;
    if (await isPortFree('127.0.0.1', port)) return port;
  }
  throw new Error(`no free port among the ${PER_WORKER} from ${next - PER_WORKER}`);
}
