import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { phrase } from '@/lib/incidents/phrase';
import { HOSTILE, howTo, isInstalled, runShell } from './by-hand/hand.test-world';
import { forkedDrill } from './executor/drill-desk.test-world';
import { nodeCommands } from './node-commands';
import { endings, say, scriptOf, servedDrill } from './node-commands.test-world';
import type { Plan } from './plan-types';
import { call, FULL, planWith, stepOf, taskOf } from './recovery.test-world';

const hasCurl = isInstalled('curl');
if (!hasCurl) console.warn('curl is not installed: the scripts of whole nodes were not run against the drill');

const after = endings();

describe.skipIf(!hasCurl)('the script of a whole node', () => {
  it('sends nothing to another node, nothing after another height was typed, and nothing after a refusal', async () => {
    const drill = await forkedDrill([], { plan: { members: 0 } });
    const url = await servedDrill(drill, 0, after);
    const enodes = Object.fromEntries(drill.network.nodes.map(({ name, enode }) => [name, enode]));
    const head = drill.network.node('validator-1').process()?.chain.head().block;
    const is = { height: head?.header.height ?? 0, hash: head?.hash ?? '0x' };
    const [stops, back] = [
      stepOf('stop', 'stop-consensus', { tasks: [taskOf('stop', 'validator-1', [call('miner_stop')], [])] }),
      stepOf('back', 'rewind', {
        tasks: [
          taskOf('back', 'validator-1', [call('debug_setHead', '0x1')], [], {
            isDestructive: true,
            head: { from: is, to: { ...is, height: 1 } },
          }),
        ],
      }),
    ];
    const plan = (steps: Plan['steps']) => planWith(steps, { nodes: ['validator-1'], enodes });
    const run = (text: string, to: string, typed = '') =>
      runShell('sh', `sleep() { :; }\nprintf '${typed}' | ${text}`, { VALIDATOR_1_URL: url(to) });
    const isMining = () => drill.network.node('validator-2').process()?.miner.isMining();

    const other = await run(scriptOf(plan([stops]), 'validator-1'), 'validator-2');
    expect([other.status, isMining()]).toEqual([1, true]);
    expect(other.stderr).toContain('nobody answered: Not so yet: the node that answers is validator-1');

    const wrong = await run(scriptOf(plan([back]), 'validator-1'), 'validator-1', '2\\n');
    expect([wrong.status, wrong.stderr]).toEqual([1, '# Stopped: another height was typed\n']);
    expect(drill.network.node('validator-1').process()?.chain.head().block.header.height).toBe(is.height);

    const refused = stepOf('x', 'connect', {
      tasks: [taskOf('x', 'validator-1', [call('admin_addPeer', HOSTILE), call('miner_stop')], [])],
    });
    const ran = await run(scriptOf(plan([refused]), 'validator-1'), 'validator-1');
    expect([ran.status, ran.stderr]).toEqual([1, '# Stopped: admin_addPeer: refused\n']);
    expect(drill.network.node('validator-1').process()?.miner.isMining()).toBe(true);
  }, 60_000);

  it('asks geth by its console, on the machine and in its pod, for the same', async () => {
    const drill = await forkedDrill([], { plan: { members: 0 } });
    const url = await servedDrill(drill, 1_100, after);
    const core = (running: boolean) => [{ kind: 'core', node: 'validator-1', running }] as const;
    const plan = planWith(
      [
        stepOf('stop', 'stop-consensus', { tasks: [taskOf('stop', 'validator-1', [call('miner_stop')], core(false))] }),
        stepOf('start', 'start-consensus', { tasks: [taskOf('start', 'validator-1', [call('miner_start')], core(true))] }),
      ],
      { nodes: ['validator-1'], enodes: Object.fromEntries(drill.network.nodes.map(({ name, enode }) => [name, enode])) },
    );
    // geth is on no test machine: a function makes the call that its expression would make, and prints as the console does.
    const shim = `geth() { body=\${3#*.send(}; curl -sS -H 'Content-Type: application/json' --data "\${body%)))}" "$4"; printf '\\nundefined\\n'; }
kubectl() { [ "$1 $2 $3" = 'exec --namespace=quorum pod/node-0' ] && [ "$4 $5 $6" = '-- geth attach' ] && geth "$6" "$7" "$8" "$9"; }`;
    for (const [way, env, more] of [
      ['geth', { VALIDATOR_1_IPC: url('validator-1') }, {}],
      ['kubectl', { VALIDATOR_1_ATTACH: url('validator-1') }, { kubernetes: { namespace: 'quorum', pod: 'node-0', container: null } }],
    ] as const) {
      const text = scriptOf(plan, 'validator-1', way, more);
      const ran = await runShell('sh', `${shim}\nsleep() { :; }\nprintf '\\n' | ${text}`, env);
      expect([way, ran.status, ran.stderr]).toEqual([way, 0, '']);
      expect(ran.stdout.match(/\{"jsonrpc"/g)).toHaveLength(2);
      expect(ran.stdout).toMatch(/Checked: its consensus core is stopped[\s\S]*Checked: its consensus core runs/);
      expect(ran.stdout).not.toContain('undefined');
    }
  }, 60_000);

  it('runs nothing that stands in a name, a title or a value', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'node-script-'));
    after.push(() => rmSync(folder, { recursive: true, force: true }));
    const step = stepOf('x', 'connect', {
      title: phrase(HOSTILE),
      tasks: [
        taskOf(
          'x',
          HOSTILE,
          [call(HOSTILE, HOSTILE)],
          [
            { kind: 'linked', node: HOSTILE, to: [HOSTILE] },
            { kind: 'head', node: HOSTILE, is: { height: 1, hash: HOSTILE as never } },
          ],
        ),
      ],
    });
    const plan = planWith([step], { nodes: [HOSTILE], enodes: { [HOSTILE]: `enode://${'a'.repeat(128)}@${HOSTILE}` } });
    for (const way of ['curl', 'geth', 'kubectl']) {
      const text = scriptOf(plan, HOSTILE, way);
      expect(text).toMatch(/^[\x20-\x7e\n]*$/);
      const shim = ['curl', 'geth', 'kubectl'].map((name) => `${name}() { printf '%s' '{"result":${'a'.repeat(128)}'; }`).join('\n');
      const set = nodeCommands(plan, howTo({ node: HOSTILE }), say).ways.flatMap(({ variables }) => variables);
      const env = Object.fromEntries(set.map(({ name }) => [name, 'x']));
      await runShell('sh', `cd '${folder}' || exit\n${shim}\nsleep() { :; }\nprintf '\\n' | ${text}`, env);
      expect(existsSync(join(folder, 'pwned'))).toBe(false);
    }
  });
});

it('there is none for a node that does nothing; else isolation is proven before the rewind, whose height is typed first', () => {
  expect(nodeCommands(FULL, howTo({ node: 'nobody' }), say)).toEqual({ ways: [], files: [] });
  const text = scriptOf(FULL, 'v1');
  const steps = [...text.matchAll(/^say 'Step (\d+) of (\d+)/gm)].map(([, at]) => Number(at));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(text).toContain("held 'it has no peers' 40 90");
  expect(text.indexOf("held 'it has no peers' 40")).toBeLessThan(text.indexOf('debug_setHead'));
  expect(text.indexOf('height ')).toBeLessThan(text.indexOf('call debug_setHead'));
});
