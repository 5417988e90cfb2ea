import { type ChildProcess, fork } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import type { DrillNetwork, Random } from '@/lib/drill/types';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import { ENDED } from '../../run-types';
import {
  type Chance,
  type ChildOptions,
  type FromChild,
  isAct,
  type KeptWord,
  type RawAnswer,
  type RawCall,
  type ToChild,
} from './kill-protocol';

/** A call as it reached its node, with what was so of the network just before: what the rules ask of that moment. */
export type Reached = {
  readonly at: number;
  readonly node: string;
  readonly method: string;
  readonly params: readonly unknown[];
  readonly isTaken: boolean;
  readonly peers: number;
  readonly ownPeers: number;
  readonly cores: number;
  readonly heads: ReadonlySet<string>;
  readonly head: { readonly height: number; readonly hash: string };
};

export type KilledRun = {
  readonly kept: KeptPlan;
  readonly reached: readonly Reached[];
  readonly kills: Readonly<Record<string, number>>;
};

type Options = {
  readonly script: string;
  readonly path: string;
  readonly deaths: string;
  readonly network: DrillNetwork;
  readonly random: Random;
  readonly seed: string;
  readonly chance: Chance;
  /** At most so many kills; then it is left alone. */
  readonly kills: number;
  /** Whether a person may be needed now. */
  readonly isForPerson: (kept: KeptWord) => boolean;
  /** What a person does when the run waits for one; true = it goes on. */
  readonly person: (now: number) => Promise<boolean>;
  readonly readKept: () => Promise<KeptPlan>;
  /** Simulated ms for all of it. */
  readonly mostMs: number;
};

const NO_CHANCE: Chance = { effect: 0, piece: 0, look: 0 };

/**
 * Runs a plan with its desk in a process of its own that dies by SIGKILL: at a boundary it comes to (before and after an intent, a call, a
 * result or a look is stored, and between), or at any moment from outside. Another process takes its place. Time is simulated.
 */
export async function runAndKill(options: Options): Promise<KilledRun> {
  const { network, random, script, readKept, person, deaths } = options;
  const { sim } = network;
  const endAt = sim.now() + options.mostMs;
  const reached: Reached[] = [];
  appendFileSync(deaths, '');
  const told = () => readFileSync(deaths, 'utf8').split('\n').slice(0, -1);
  for (let lives = 1; ; lives += 1) {
    const mayDie = told().length < options.kills;
    const own: ChildOptions = {
      ...{ path: options.path, holder: `life-${lives}`, names: network.nodes.map(({ name }) => name), startAt: sim.now(), deaths },
      ...{ seed: options.seed, chance: mayDie ? options.chance : NO_CHANCE },
    };
    const how = await live(fork(script, [JSON.stringify(own)], { stdio: 'inherit' }), mayDie);
    if (how === 'ended') break;
    if (sim.now() > endAt)
      throw new Error(`not over after ${options.mostMs} simulated ms: ${JSON.stringify((await readKept()).run.phase)}`);
  }
  const kills: Record<string, number> = {};
  for (const when of told()) kills[when] = (kills[when] ?? 0) + 1;
  return { kept: await readKept(), reached, kills };

  function live(child: ChildProcess, mayDie: boolean): Promise<'killed' | 'ended'> {
    return new Promise((resolve, reject) => {
      let end: 'killed' | 'ended' | null = null;
      const kill = (how: 'killed' | 'ended') => {
        end ??= how;
        child.kill('SIGKILL');
      };
      const tell = (message: ToChild) => {
        if (end === null && child.connected) child.send(message, () => {});
      };
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve(end ?? 'killed');
        else reject(new Error(`the desk ended by itself: ${code}`));
        end ??= 'killed';
      });
      child.on('message', (message: FromChild) => {
        if (end !== null) return;
        if (message.kind === 'kept') {
          if (options.isForPerson(message) || ENDED.includes(message.phase) || sim.now() > endAt) look().catch(reject);
          return;
        }
        const hasActs = message.kind === 'acts' && message.calls.some(isAct);
        const answer = message.kind === 'wait' ? pass(message.ms) : ask(message.node, message.calls, hasActs);
        tell({ kind: 'answer', id: message.id, at: sim.now(), answer });
        if (!mayDie || !random.chance((hasActs ? options.chance.effect : options.chance.look) / 2)) return;
        setTimeout(() => {
          if (end !== null || child.exitCode !== null || child.signalCode !== null) return;
          appendFileSync(deaths, 'at any moment\n');
          kill('killed');
        }, random.next() * 8);
      });
      async function look(): Promise<void> {
        if (ENDED.includes((await readKept()).run.phase)) return kill('ended');
        if (await person(sim.now())) tell({ kind: 'wake', at: sim.now() });
        else if (sim.now() > endAt) kill('killed');
      }
    });
  }

  function pass(ms: number): 'waited' {
    sim.runUntil(sim.now() + ms);
    return 'waited';
  }

  function ask(name: string, calls: readonly RawCall[], hasActs: boolean): RawAnswer {
    const node = network.node(name);
    const own = node.process();
    if (own === null) return 'down';
    return calls.map((call, id) => {
      const before = hasActs && isAct(call) ? sceneNow(name) : null;
      const answer = answerCall(node, network, call);
      if (before) reached.push({ ...before, method: call.method, params: call.params, isTaken: answer.ok });
      return { jsonrpc: '2.0', id, ...(answer.ok ? { result: answer.result } : { error: answer.error }) };
    });
  }

  function sceneNow(node: string): Omit<Reached, 'method' | 'params' | 'isTaken'> | null {
    const own = network.node(node).process();
    if (own === null) return null;
    const running = network.nodes.flatMap((one) => one.process() ?? []);
    const { header, hash } = own.chain.head().block;
    return {
      ...{ at: sim.now(), node, head: { height: header.height, hash }, ownPeers: own.peers.list().length },
      peers: running.reduce((sum, { peers }) => sum + peers.list().length, 0),
      cores: running.filter(({ miner }) => miner.isMining()).length,
      heads: new Set(running.map(({ chain }) => chain.head().block.hash)),
    };
  }
}
