import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isInstalled } from './by-hand/hand.test-world';
import { deskWorld } from './executor/desk.test-world';
import { forkedDrill } from './executor/drill-desk.test-world';
import { endings, scriptOf, servedDrill } from './node-commands.test-world';
import type { Plan } from './plan-types';

const hasCurl = isInstalled('curl');
if (!hasCurl) console.warn('curl is not installed: the scripts of whole nodes were not run against the drill');
const after = endings();

type Typist = {
  readonly node: string;
  readonly child: ChildProcessWithoutNullStreams;
  out: string;
  err: string;
  status: number | null;
  seen: number;
};

/** People at four terminals, who go on to a step when all are at it. */
function atTerminals(nodes: readonly string[], run: (node: string) => { text: string; env: Record<string, string> }, height: number) {
  const typists = nodes.map((node): Typist => {
    const { text, env } = run(node);
    const child = spawn('sh', ['-c', `sleep() { :; }\n${text}`], {
      env: { PATH: process.env.PATH ?? '', ...env } as unknown as NodeJS.ProcessEnv,
    });
    return { node, child, out: '', err: '', status: null, seen: 0 };
  });
  const asked: string[] = [];
  const stepOfLast = ({ out }: Typist) => Number([...out.matchAll(/^# Step (\d+) of/gm)].at(-1)?.[1] ?? 0);
  const prompt = ({ out, seen }: Typist) => /(?:^|\n)# ([^\n]*) $/.exec(out.slice(seen))?.[1] ?? null;
  const answer = (typist: Typist, line: string) => {
    typist.seen = typist.out.length;
    typist.child.stdin.write(`${line}\n`);
  };
  return new Promise<{ typists: readonly Typist[]; asked: readonly string[] }>((resolve) => {
    const look = () => {
      const live = typists.filter(({ status }) => status === null);
      if (live.length === 0) return resolve({ typists, asked });
      for (const typist of live) {
        const said = prompt(typist);
        if (said === null || said.startsWith('Press Enter when')) continue;
        asked.push(said);
        answer(typist, said.includes('To go on type') ? `${height}` : '');
      }
      const waiting = live.filter((typist) => prompt(typist)?.startsWith('Press Enter when'));
      if (waiting.length < live.length) return;
      const next = Math.min(...waiting.map(stepOfLast));
      for (const typist of waiting) if (stepOfLast(typist) === next) answer(typist, '');
    };
    for (const typist of typists) {
      typist.child.stdout.on('data', (part: Buffer) => {
        typist.out += part.toString();
        look();
      });
      typist.child.stderr.on('data', (part: Buffer) => {
        typist.err += part.toString();
      });
      typist.child.on('close', (status) => {
        typist.status = status;
        look();
      });
    }
  });
}

describe.skipIf(!hasCurl)('the scripts of whole nodes', () => {
  it('run for every node, each step together, leads a 2-2 fork back to one chain', async () => {
    const drill = await forkedDrill(
      [
        { depth: 1, holders: ['validator-1', 'validator-2'] },
        { depth: 1, holders: ['validator-3', 'validator-4'] },
      ],
      { plan: { members: 0 } },
    );
    const world = await deskWorld(drill);
    after.push(world.close);
    const offer = await world.offer('rewind-all');
    // The proof of isolation is a matter of seconds here: what it says is tested below.
    const plan = JSON.parse(JSON.stringify(offer.plan).replace(/"forMs":4\d{4}/g, '"forMs":4000')) as Plan;
    const url = await servedDrill(drill, 250, after);
    const ancestor = plan.ancestor?.height ?? -1;
    const { typists, asked } = await atTerminals(
      plan.nodes,
      (node) => ({ text: scriptOf(plan, node), env: { [`VALIDATOR_${node.slice(-1)}_URL`]: url(node) } }),
      ancestor,
    );
    for (const { node, status, err, out } of typists) {
      expect([node, status, err]).toEqual([node, 0, '']);
      expect(out).toContain(`# Checked: the node that answers is ${node}`);
      expect(out).toMatch(new RegExp(`# Checked: its head is ${ancestor} `));
    }
    expect(asked.filter((one) => one.includes('To go on type'))).toHaveLength(4);
    const { sim, nodes } = drill.network;
    sim.runUntil(sim.now() + 60_000);
    const chains = nodes.map((node) => node.process()?.chain);
    expect(new Set(chains.map((chain) => chain?.at(ancestor + 3)?.block.hash)).size).toBe(1);
    expect(chains[0]?.at(ancestor + 3)).toBeDefined();
  }, 120_000);
});
