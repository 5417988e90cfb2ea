import { type ChildProcess, fork } from 'node:child_process';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, Random } from '@/lib/drill/types';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import type { Phase } from '../../run-types';
import { ENDED } from '../../run-types';

type RawCall = { readonly method: string; readonly params: readonly unknown[] };
export type RawAnswer = readonly unknown[] | 'down' | 'waited';
export type FromChild =
  | { readonly kind: 'looks' | 'acts'; readonly id: number; readonly node: string; readonly calls: readonly RawCall[] }
  | { readonly kind: 'wait'; readonly id: number; readonly ms: number }
  | { readonly kind: 'kept'; readonly phase: Phase };
export type ToChild =
  | { readonly kind: 'answer'; readonly id: number; readonly at: number; readonly answer: RawAnswer }
  | { readonly kind: 'wake'; readonly at: number };

/** A call as it reached its node, with what was so of the network just before: what the rules ask of that moment. */
export type Reached = {
  readonly node: string;
  readonly method: string;
  readonly life: number;
  readonly peers: number;
  readonly cores: number;
  readonly heads: ReadonlySet<string>;
  readonly head: { readonly height: number; readonly hash: string };
};

export type KilledRun = {
  readonly kept: KeptPlan;
  readonly reached: readonly Reached[];
  readonly lives: number;
  readonly kills: Readonly<Record<string, number>>;
};

type Options = {
  readonly script: string;
  readonly path: string;
  readonly network: DrillNetwork;
  readonly random: Random;
  /** At most so many kills; then it is left alone. */
  readonly kills: number;
  /** What a person does when the run waits for one; true = it goes on. */
  readonly person: (now: number) => Promise<boolean>;
  readonly readKept: () => Promise<KeptPlan>;
  /** Simulated ms for all of it. */
  readonly mostMs: number;
};

/**
 * Runs a plan with its desk in a process of its own that is killed (SIGKILL) when a call has reached its node, when it is answered and nobody
 * heard, shortly after, between two looks, or while something is being kept; another process takes its place. Time is simulated.
 */
export async function runAndKill(options: Options): Promise<KilledRun> {
  const { network, random, path, script, readKept, person } = options;
  const { sim } = network;
  const endAt = sim.now() + options.mostMs;
  const reached: Reached[] = [];
  const kills: Record<string, number> = {};
  let [left, lives] = [options.kills, 0];
  for (;;) {
    lives += 1;
    const child = fork(script, [path, `life-${lives}`, JSON.stringify(network.nodes.map(({ name }) => name)), String(sim.now())], {
      stdio: 'inherit',
    });
    const how = await live(child);
    if (how === 'ended') break;
    if (sim.now() > endAt) throw new Error(`not over after ${options.mostMs} simulated ms: ${(await readKept()).run.phase}`);
  }
  return { kept: await readKept(), reached, lives, kills };

  function live(child: ChildProcess): Promise<'killed' | 'ended'> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const end = (how: 'killed' | 'ended') => {
        isOver = true;
        child.once('exit', () => resolve(how));
        child.kill('SIGKILL');
      };
      const kill = (when: string): boolean => {
        if (isOver || left <= 0) return false;
        left -= 1;
        kills[when] = (kills[when] ?? 0) + 1;
        end('killed');
        return true;
      };
      const tell = (message: ToChild) => {
        if (!isOver) child.send(message, () => {});
      };
      child.once('error', reject);
      child.once('exit', (code) => {
        if (!isOver) reject(new Error(`the desk ended by itself: ${code}`));
      });
      child.on('message', (message: FromChild) => {
        if (isOver) return;
        if (message.kind === 'kept') {
          look().catch(reject);
          return;
        }
        const { id } = message;
        const isAct = message.kind === 'acts' && message.calls.some(({ method }) => CHANGES.has(method));
        const chance = isAct ? 0.2 : 0.002;
        if (random.chance(chance) && kill(isAct ? 'before a call' : 'before a question')) return;
        const answer = message.kind === 'wait' ? pass(message.ms) : ask(message.node, message.calls, isAct);
        if (random.chance(chance) && kill(isAct ? 'after a call' : 'after a question')) return;
        tell({ kind: 'answer', id, at: sim.now(), answer });
        if (random.chance(chance * 1.5))
          setTimeout(() => kill(isAct ? 'while an answer is kept' : 'while a look is kept'), random.next() * 8);
      });
      async function look(): Promise<void> {
        const { run } = await readKept();
        if (ENDED.includes(run.phase)) return end('ended');
        if (await person(sim.now())) tell({ kind: 'wake', at: sim.now() });
        else if (sim.now() > endAt) end('killed');
      }
    });
  }

  function pass(ms: number): 'waited' {
    sim.runUntil(sim.now() + ms);
    return 'waited';
  }

  function ask(name: string, calls: readonly RawCall[], isAct: boolean): RawAnswer {
    const node = network.node(name);
    const own = node.process();
    if (own === null) return 'down';
    return calls.map((call, id) => {
      if (isAct && CHANGES.has(call.method)) {
        const running = network.nodes.flatMap((one) => one.process() ?? []);
        const { header, hash } = own.chain.head().block;
        reached.push({
          ...{ node: name, method: call.method, life: lives, head: { height: header.height, hash } },
          peers: running.reduce((sum, { peers }) => sum + peers.list().length, 0),
          cores: running.filter(({ miner }) => miner.isMining()).length,
          heads: new Set(running.map(({ chain }) => chain.head().block.hash)),
        });
      }
      const answer = answerCall(node, network, call);
      return { jsonrpc: '2.0', id, ...(answer.ok ? { result: answer.result } : { error: answer.error }) };
    });
  }
}

const CHANGES = new Set(['miner_stop', 'miner_start', 'admin_removePeer', 'admin_addPeer', 'debug_setHead', 'eth_sendRawTransaction']);
