import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { offerPlans } from './offer-plans';
import type { Plan, PlannedCall } from './plan-types';
import { recordedInput } from './recorded-input.test-world';

type Sent = PlannedCall & { readonly node: string };
const COMMANDS = /^(miner_|admin_(add|remove)Peer|debug_setHead)/;

/** What the person at the recorded cure sent, in barriers: what is sent between two looks at the whole network is one. */
function recordedBarriers(name: string): readonly (readonly Sent[])[] {
  const lines = gunzipSync(readFileSync(join('fixtures/recordings', name, 'answers.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const barriers: Sent[][] = [];
  for (const line of lines) {
    const { stage, node, request } = JSON.parse(line);
    if (stage !== 'recovery' || Array.isArray(request) || !request || !COMMANDS.test(request.method)) continue;
    const current = barriers.at(-1);
    const sent = { node, method: request.method, params: request.params };
    if (current && current[0]?.method === sent.method) current.push(sent);
    else barriers.push([sent]);
  }
  return barriers;
}

/** The plan's calls in barriers: steps of one kind follow each other without another between them. */
function plannedBarriers(plan: Plan): readonly (readonly Sent[])[] {
  const barriers: Sent[][] = [];
  let kind: string | null = null;
  for (const step of plan.steps) {
    const sent = step.tasks.flatMap(({ node, calls }) => calls.map((call) => ({ node, ...call })));
    if (sent.length === 0) continue;
    if (step.kind === kind) barriers.at(-1)?.push(...sent);
    else barriers.push(sent);
    kind = step.kind;
  }
  return barriers;
}

const sorted = (barriers: readonly (readonly Sent[])[]) =>
  barriers.map((calls) => calls.map((call) => JSON.stringify(call, ['node', 'method', 'params'])).sort());

describe('the full plan for the recorded 2-2 fork', () => {
  it.each([
    ['qbft-fork-2-2', '2026-11-22T16:43:10.425Z'],
    ['ibft-fork-2-2', null],
  ])('of %s makes the calls of the recorded cure: methods, parameters, order between barriers', (name, until) => {
    const offers = offerPlans(recordedInput(name, until ?? cureBegan(name)));
    const full = offers.offers.find(({ playbook }) => playbook === 'rewind-all');
    if (!full?.applies) throw new Error(`no full plan: ${JSON.stringify(full)}`);
    expect(sorted(plannedBarriers(full.plan))).toEqual(sorted(recordedBarriers(name)));
    expect(full.blockers).toEqual([]);
  });
});

function cureBegan(name: string): string {
  const network = JSON.parse(readFileSync(join('fixtures/recordings', name, 'network.json'), 'utf8'));
  return network.events.find(({ what }: { what: string }) => what === 'record peers').at;
}
