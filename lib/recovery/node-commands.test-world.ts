import { afterEach } from 'vitest';
import { serveNetwork } from '@/lib/drill/rpc/serve-network';
import type { Phrase } from '@/lib/incidents/phrase';
import { sayPhrase } from '@/lib/views/say-phrase';
import { howTo } from './by-hand/hand.test-world';
import type { NodeHowTo } from './by-hand/types';
import type { ForkedDrill } from './executor/drill-desk.test-world';
import { nodeCommands } from './node-commands';
import type { Plan } from './plan-types';

export const say = (one: Phrase): string => sayPhrase(one);

export function scriptOf(plan: Plan, node: string, way = 'curl', more: Partial<NodeHowTo> = {}): string {
  const found = nodeCommands(plan, howTo({ node, ...more }), say).ways.find((one) => one.way === way);
  if (found === undefined) throw new Error(`no ${way} for ${node}`);
  return found.text;
}

/** What a test leaves to be ended after it. */
export function endings(): (() => unknown)[] {
  const after: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of after.splice(0)) await end();
  });
  return after;
}

/** A drill behind real ports whose time goes on with every question. */
export async function servedDrill(drill: ForkedDrill, eachMs: number, after: (() => unknown)[]): Promise<(node: string) => string> {
  const { sim } = drill.network;
  const net = await serveNetwork({ network: drill.network, before: () => sim.runUntil(sim.now() + eachMs) });
  after.push(net.stop);
  return (node) => net.nodes.find(({ name }) => name === node)?.url ?? '';
}
