import { describe, expect, test } from 'vitest';
import { loadSettings } from '@/lib/config/load-settings';
import { sourcesOf } from '@/lib/config/testing/sources';
import { nodesVariable, settingsYaml, variablesOf } from './setup-yaml';

const node = (name: string, url: string, credentials = false) => ({ name, url, credentials });
const load = (yaml: string, env: Readonly<Record<string, string>> = {}) => {
  const loaded = loadSettings(sourcesOf(yaml, env));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.settings.networks;
};

describe('the settings file for what was typed', () => {
  test('is read back as it was typed', () => {
    const nodes = [node('validator-1', 'http://10.0.0.1:8545/'), node('validator-2', 'https://rpc.example/besu')];
    expect(load(settingsYaml({ id: 'main', name: 'Main', nodes }))).toMatchObject([
      { id: 'main', name: 'Main', nodes: nodes.map(({ name, url }) => ({ name, url, headers: {} })) },
    ]);
  });

  test.each(['quote " and \' in it', '#1: yes', 'null', `$\${PLAIN} \${VARIABLE}`, 'مدقق-١', '🦆 four'])(
    'holds the name %s as it is',
    (name) => {
      expect(load(settingsYaml({ id: 'a', name, nodes: [node(name, 'http://h:1/')] }))).toMatchObject([{ name, nodes: [{ name }] }]);
    },
  );

  test('takes credentials from the environment, of each node its own', () => {
    const nodes = [node('rpc.a', 'http://a:1/', true), node('rpc-a', 'http://b:1/', true), node('4', 'http://c:1/', true)];
    const env = { RPC_A_USER: 'u', RPC_A_PASSWORD: 'p', RPC_A_2_USER: 'v', RPC_A_2_PASSWORD: 'q', NODE_4_USER: 'w', NODE_4_PASSWORD: 'r' };
    expect(variablesOf(nodes)).toEqual(Object.keys(env));
    const headers = load(settingsYaml({ id: 'a', name: '', nodes }), env)[0]?.nodes.map((one) => one.headers.authorization);
    expect(headers).toEqual(['u:p', 'v:q', 'w:r'].map((pair) => `Basic ${btoa(pair)}`));
  });

  test('leaves rows without an address out, and without any it is a first run still', () => {
    expect(load(settingsYaml({ id: 'a', name: '', nodes: [node('x', '')] }))).toEqual([]);
    expect(load(settingsYaml({ id: 'a', name: '', nodes: [node('x', ''), node('y', 'http://y:1/')] }))[0]?.nodes).toHaveLength(1);
  });
});

test('the short way is the same nodes, and is not offered where credentials would stand in a command line', () => {
  expect(nodesVariable([node('a', 'http://a:1'), node('b', '')])).toBe("QUORUMWATCH_NODES='http://a:1' npm start");
  expect(nodesVariable([node('a', 'http://a:1', true)])).toBeNull();
  expect(nodesVariable([node('a', '')])).toBeNull();
});
