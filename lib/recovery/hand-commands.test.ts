import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createNetwork } from '@/lib/drill/network/create-network';
import { type ServedNetwork, serveNetwork } from '@/lib/drill/rpc/serve-network';
import { say } from '@/lib/views/phrases';
import { sayPhrase } from '@/lib/views/say-phrase';
import { HOSTILE, howTo, isInstalled, planOf, runShell, task } from './by-hand/hand.test-world';
import type { HandCommands, HandWay } from './by-hand/types';
import { handCommands } from './hand-commands';
import type { HandWork } from './plan-types';

const SHELLS = ['sh', 'bash'].filter(isInstalledShell);
const hasCurl = isInstalled('curl');
if (!hasCurl) console.warn('curl is not installed: the curl commands were not run against the drill');

/** Not every sh knows --version. */
function isInstalledShell(shell: string): boolean {
  return ['/bin', '/usr/bin', '/usr/local/bin'].some((folder) => existsSync(join(folder, shell)));
}

const folders: string[] = [];
const served: ServedNetwork[] = [];
afterEach(async () => {
  await Promise.all(served.splice(0).map((one) => one.stop()));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const emptyFolder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'hand-'));
  folders.push(made);
  return made;
};

function way(commands: HandCommands, which: HandWay['way']): HandWay {
  const found = commands.ways.find((one) => one.way === which);
  if (found === undefined) throw new Error(`no ${which} among ${commands.ways.map((one) => one.way).join(', ')}`);
  return found;
}

async function drill() {
  const network = createNetwork({
    ...{ validators: 4, members: 0, seed: 'by-hand', startAt: Date.UTC(2026, 10, 22), blockPeriodSeconds: 2, requestTimeoutSeconds: 4 },
  });
  network.sim.runUntil(network.sim.now() + 20_000);
  const net = await serveNetwork({ network, before: () => undefined });
  served.push(net);
  const url = (node: string) => net.nodes.find(({ name }) => name === node)?.url ?? '';
  const running = (name: string) => {
    const process = network.node(name).process();
    if (process === null) throw new Error(`${name} is down`);
    return process;
  };
  return { network, url, running };
}

describe.skipIf(!hasCurl).each(SHELLS)('curl commands in %s', (shell) => {
  it('do what is meant: cores stop, links are cut, the head is rewound, links and cores come back', async () => {
    const { network, url, running } = await drill();
    const others = network.nodes.slice(1).map(({ enode }) => enode);
    const act = async (calls: { readonly method: string; readonly params: readonly unknown[] }[], times = 1) => {
      const { text } = way(handCommands(task({ calls, times }), planOf(), howTo()), 'curl');
      const ran = await runShell(shell, text, { VALIDATOR_1_URL: url('validator-1') });
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      return ran.stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { id: number; result: unknown });
    };
    expect(await act([{ method: 'miner_stop', params: [] }])).toEqual([{ jsonrpc: '2.0', id: 1, result: null }]);
    expect(running('validator-1').miner.isMining()).toBe(false);

    const cut = await act(
      others.map((enode) => ({ method: 'admin_removePeer', params: [enode] })),
      2,
    );
    expect(cut.map(({ id, result }) => [id, result])).toEqual([1, 2, 3, 4, 5, 6].map((id) => [id, true]));
    expect(running('validator-1').peers.list()).toEqual([]);

    const head = running('validator-1').chain.head().block.header.height;
    const asked = `0x${(head - 2).toString(16)}`;
    expect((await act([{ method: 'debug_setHead', params: [asked] }]))[0]).toMatchObject({ result: null });
    expect(running('validator-1').chain.head().block.header.height).toBe(head - 2);

    await act(others.map((enode) => ({ method: 'admin_addPeer', params: [enode] })));
    await act([{ method: 'miner_start', params: [] }]);
    expect(running('validator-1').miner.isMining()).toBe(true);
    network.sim.runUntil(network.sim.now() + 60_000);
    expect(running('validator-1').peers.list()).toHaveLength(3);
  });

  it('carry hostile names and values to the node as they are, and run nothing', async () => {
    const { url } = await drill();
    const [folder, plan] = [emptyFolder(), planOf({ nodes: [HOSTILE] })];
    const calls = [
      { method: 'admin_addPeer', params: [`enode://${HOSTILE}@127.0.0.1:1`] },
      { method: HOSTILE, params: [{ [HOSTILE]: HOSTILE }] },
    ];
    const { text, variables } = way(handCommands(task({ node: HOSTILE, calls }), plan, howTo({ node: HOSTILE })), 'curl');
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
    const [name = ''] = variables.map((one) => one.name);
    expect(name).toMatch(/^[A-Z_][A-Z0-9_]*$/);
    const ran = await runShell(shell, `cd '${folder}' || exit\n${text}`, { [name]: url('validator-1') });
    const answers = ran.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { error: { code: number; message: string } });
    expect(answers[0]?.error.message).toContain('invalid enode');
    expect(answers[1]?.error).toMatchObject({ code: -32601, message: `the method ${HOSTILE} does not exist/is not available` });
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('without its address do nothing and say so', async () => {
    const { text } = way(handCommands(task({ calls: [{ method: 'miner_stop', params: [] }] }), planOf(), howTo()), 'curl');
    const ran = await runShell(shell, text);
    expect(ran.status).not.toBe(0);
    expect(ran.stderr).toContain('curl:');
  });
});

it('stops and starts a core more than a second apart', () => {
  const calls = [
    { method: 'miner_stop', params: [] },
    { method: 'miner_start', params: [] },
  ];
  const commands = handCommands(task({ calls }), planOf(), howTo());
  for (const which of ['curl', 'geth', 'kubectl'] as const) {
    const lines = way(commands, which).text.split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe('sleep 2');
  }
});

describe.each(SHELLS)('console commands in %s', (shell) => {
  /** geth itself is on no test machine: a function tells which words it was given, and the expression is run with a console's names. */
  const given = async (text: string, env: Readonly<Record<string, string>> = {}) => {
    const tell = (name: string) => `${name}() { printf '%s\\0' '${name}' "$@"; printf '\\n\\0'; }`;
    const { stdout } = await runShell(shell, `${tell('geth')}\n${tell('kubectl')}\n${text}`, env);
    return stdout
      .split('\n\0')
      .slice(0, -1)
      .map((one) => one.split('\0').slice(0, -1));
  };
  const evaluate = (expression: string) => {
    const made: unknown[] = [];
    const note =
      (name: string) =>
      (...values: unknown[]) => {
        made.push([name, ...values]);
        return null;
      };
    runInNewContext(expression, {
      admin: { addPeer: note('admin.addPeer'), removePeer: note('admin.removePeer') },
      debug: { setHead: note('debug.setHead') },
      miner: { start: note('miner.start'), stop: note('miner.stop') },
      eth: { sendRawTransaction: note('eth.sendRawTransaction') },
      web3: { currentProvider: { send: note('send') } },
    });
    return JSON.parse(JSON.stringify(made)) as unknown;
  };

  it('give geth one expression of its console, whatever stands in it', async () => {
    const enode = `enode://${HOSTILE}@[::1]:30303`;
    const calls = [
      { method: 'admin_removePeer', params: [enode] },
      { method: 'istanbul_discard', params: [HOSTILE] },
    ];
    const { text } = way(handCommands(task({ calls, times: 2 }), planOf(), howTo()), 'geth');
    const [words = []] = await given(text, { VALIDATOR_1_IPC: '/data/geth.ipc' });
    expect([words[0], words[1], words[2], words[4]]).toEqual(['geth', 'attach', '--exec', '/data/geth.ipc']);
    const send = (id: number) => ['send', { jsonrpc: '2.0', id, method: 'istanbul_discard', params: [HOSTILE] }];
    const remove = ['admin.removePeer', enode];
    expect(evaluate(words[3] ?? '')).toEqual([remove, send(2), remove, send(4)]);
  });

  it('name each function as the console does', async () => {
    const made = await Promise.all(
      [
        { method: 'debug_setHead', params: ['0xd'] },
        { method: 'miner_stop', params: [] },
        { method: 'miner_start', params: [] },
        { method: 'admin_addPeer', params: ['enode://a@b:1'] },
        { method: 'eth_sendRawTransaction', params: ['0x01'] },
      ].map(async (call) => {
        const [words = []] = await given(way(handCommands(task({ calls: [call] }), planOf(), howTo()), 'geth').text);
        return evaluate(words[3] ?? '');
      }),
    );
    expect(made).toEqual([
      [['debug.setHead', '0xd']],
      [['miner.stop']],
      [['miner.start']],
      [['admin.addPeer', 'enode://a@b:1']],
      [['eth.sendRawTransaction', '0x01']],
    ]);
  });

  it('go into the pod and container of the settings, and ask for them where they are not known', async () => {
    const calls = [{ method: 'debug_setHead', params: ['0xd'] }];
    const kubernetes = { namespace: "quo'rum", pod: 'goquorum-node-validator-1-0', container: 'x-quorum' };
    const known = way(handCommands(task({ calls }), planOf(), howTo({ kubernetes })), 'kubectl');
    expect(await given(known.text)).toEqual([
      [
        'kubectl',
        'exec',
        "--namespace=quo'rum",
        'pod/goquorum-node-validator-1-0',
        '--container=x-quorum',
        '--',
        'geth',
        'attach',
        '--exec',
        'debug.setHead("0xd")',
        'http://localhost:8545',
      ],
    ]);
    const unknown = way(handCommands(task({ calls }), planOf(), howTo()), 'kubectl');
    const names = unknown.variables.map(({ name }) => name);
    expect(names).toEqual(['VALIDATOR_1_NAMESPACE', 'VALIDATOR_1_POD', 'VALIDATOR_1_CONTAINER', 'VALIDATOR_1_ATTACH']);
    expect(await given(unknown.text, Object.fromEntries(names.map((name) => [name, `${name} $(id)`])))).toMatchObject([
      [
        'kubectl',
        'exec',
        '--namespace=VALIDATOR_1_NAMESPACE $(id)',
        'pod/VALIDATOR_1_POD $(id)',
        '--container=VALIDATOR_1_CONTAINER $(id)',
        '--',
        'geth',
        'attach',
        '--exec',
        'debug.setHead("0xd")',
        'VALIDATOR_1_ATTACH $(id)',
      ],
    ]);
    expect(await given(unknown.text), 'no namespace is ever guessed').toEqual([]);
  });
});

describe('work on machines', () => {
  const enodes = ['enode://aa@validator-2:30303?discport=0', `enode://${HOSTILE}`];

  it.each(SHELLS)('writes static-nodes.json in %s, and keeps the file as it was once', async (shell) => {
    const path = join(emptyFolder(), 'static-nodes.json');
    writeFileSync(path, '["before"]\n');
    const write = async (list: readonly string[]) => {
      const commands = handCommands(task({ byHand: { kind: 'write-static-nodes', enodes: list } }), planOf(), howTo());
      const { text, variables } = way(commands, 'shell');
      expect(variables.map(({ name }) => name)).toEqual(['VALIDATOR_1_STATIC_NODES']);
      const ran = await runShell(shell, text, { VALIDATOR_1_STATIC_NODES: path });
      expect(ran).toMatchObject({ status: 0, stderr: '', stdout: readFileSync(path, 'utf8') });
      expect(commands.files[0]).toMatchObject({ name: 'static-nodes.json', text: readFileSync(path, 'utf8') });
      return JSON.parse(readFileSync(path, 'utf8')) as unknown;
    };
    expect(await write([])).toEqual([]);
    expect(await write(enodes)).toEqual(enodes);
    expect(readFileSync(`${path}.before-recovery`, 'utf8')).toBe('["before"]\n');
    const restored = way(handCommands(task({ byHand: { kind: 'restore-static-nodes' } }), planOf(), howTo()), 'shell');
    expect(await runShell(shell, restored.text, { VALIDATOR_1_STATIC_NODES: path })).toMatchObject({ status: 0, stdout: '["before"]\n' });
  });

  it.each(SHELLS)(
    'keeps the list of a ConfigMap before it is emptied, empties none that was not kept, and puts it back: %s',
    async (shell) => {
      const folder = emptyFolder();
      const kubectl = join(folder, 'kubectl');
      const said = join(folder, 'said');
      // Says what it was asked, gives the list once it is there, and passes on what it reads.
      writeFileSync(
        kubectl,
        `#!/bin/sh\necho "$1 $2" >> ${said}\ncase "$1" in get) cat ${folder}/list ;; create) echo made ;; patch) case "$*" in *stdin*) cat >> ${said} ;; esac ;; esac\n`,
      );
      chmodSync(kubectl, 0o755);
      const kubernetes = { namespace: 'quorum', pod: 'node-0', container: null };
      const text = (byHand: HandWork) =>
        `cd ${folder} && ${way(handCommands(task({ byHand }), planOf(), howTo({ kubernetes })), 'kubectl').text}`;
      const typed = (byHand: HandWork) => runShell(shell, text(byHand), { PATH: `${folder}:${process.env.PATH}` });
      const calls = () => readFileSync(said, 'utf8').trim().split('\n');

      expect((await typed({ kind: 'write-static-nodes', enodes: [] })).status).not.toBe(0);
      expect(calls(), 'nothing is emptied that could not be read').toEqual(['get configmap']);
      writeFileSync(join(folder, 'list'), '["before"]');
      expect((await typed({ kind: 'write-static-nodes', enodes: [] })).status).toBe(0);
      writeFileSync(join(folder, 'list'), '[]');
      expect((await typed({ kind: 'write-static-nodes', enodes: [] })).status).toBe(0);
      expect(calls()).toEqual(['get configmap', 'get configmap', 'patch configmap', 'patch configmap']);
      expect(readFileSync(join(folder, 'quorum.goquorum-peers.before-recovery.json'), 'utf8')).toBe('["before"]');
      expect((await typed({ kind: 'restore-static-nodes' })).status).toBe(0);
      expect(calls().slice(4).sort()).toEqual(['create configmap', 'made', 'patch configmap']);
    },
  );

  const written = (lists: Readonly<Record<string, readonly string[]>>, own: Readonly<Record<string, string>>) => {
    const tasks = Object.entries(lists).map(([node, list]) =>
      task({ id: `write:${node}`, node, byHand: { kind: 'write-static-nodes', enodes: list } }),
    );
    const plan = planOf({ nodes: Object.keys(lists), enodes: own, steps: [{ tasks }] as never });
    return tasks.map((one) => handCommands(one, plan, howTo({ node: one.node })));
  };

  it('gives all nodes of one namespace one ConfigMap: nobody, or everybody', () => {
    const own = { a: 'enode://a', b: 'enode://b' };
    for (const lists of [
      { a: [], b: [] },
      { a: ['enode://b'], b: ['enode://a'] },
    ]) {
      const texts = written(lists, own).map((commands) => commands.files.find(({ name }) => name === 'configmap.yaml')?.text);
      expect(texts[0]).toContain('name: goquorum-peers');
      expect(texts[0]).toContain(lists.a.length === 0 ? '    []' : '      "enode://a",\n      "enode://b"');
      expect(texts[1]).toBe(texts[0]);
    }
  });

  it('says so where the nodes need different lists, which no one ConfigMap can hold', () => {
    const [first] = written({ a: ['enode://b'], b: ['enode://c'] }, { a: 'enode://a', b: 'enode://b' });
    expect(first?.ways.map((one) => one.way)).toEqual(['shell']);
    expect(first?.ways[0]?.notes.map((note) => sayPhrase(note))).toContain(say('hand.note.lists-differ'));
  });

  it('ends a process cleanly, and in a pod tells geth itself', () => {
    const kubernetes = { namespace: 'quorum', pod: 'goquorum-node-validator-1-0', container: 'q' };
    const text = (kind: 'restart' | 'stop-process' | 'start-process') =>
      handCommands(task({ byHand: { kind } }), planOf(), howTo({ kubernetes })).ways.map((one) => one.text);
    const geth = "kubectl exec --namespace=quorum pod/goquorum-node-validator-1-0 --container=q -- sh -c 'kill -INT $(pidof geth)'";
    expect(text('restart')).toEqual([`${geth}\nkubectl delete --namespace=quorum pod/goquorum-node-validator-1-0 --grace-period=120`]);
    expect(text('stop-process')).toEqual([`${geth}\nkubectl scale --namespace=quorum statefulset/goquorum-node-validator-1 --replicas=0`]);
    expect(text('start-process')).toEqual(['kubectl scale --namespace=quorum statefulset/goquorum-node-validator-1 --replicas=1']);
    const elsewhere = handCommands(task({ byHand: { kind: 'restart' } }), planOf(), howTo());
    expect(elsewhere.ways.map((one) => one.way)).toEqual(['systemd', 'docker', 'kubectl']);
    expect(elsewhere.ways[0]?.text).toBe(`sudo systemctl restart "$${'{VALIDATOR_1_SERVICE:?}'}"`);
  });

  it('gives Besu no console: curl, and a way to the pod for it', () => {
    const commands = handCommands(task({ calls: [{ method: 'debug_setHead', params: ['0x4'] }] }), planOf(), howTo({ hasConsole: false }));
    expect(commands.ways.map((one) => one.way)).toEqual(['curl', 'kubectl']);
    expect(way(commands, 'kubectl').text).toContain('kubectl port-forward');
  });
});

it('tells apart nodes whose names differ only in what a variable can not hold', () => {
  const nodes = ['node-1', 'node_1', 'ノード', '1st'];
  const names = nodes.map((node) => {
    const commands = handCommands(task({ node, calls: [{ method: 'miner_stop', params: [] }] }), planOf({ nodes }), howTo({ node }));
    return way(commands, 'curl').variables[0]?.name;
  });
  expect(names).toEqual(['NODE_1_1_URL', 'NODE_1_2_URL', 'NODE_3_URL', 'NODE_1ST_URL']);
});
