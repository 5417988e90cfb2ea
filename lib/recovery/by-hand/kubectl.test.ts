import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handCommands } from '../hand-commands';
import { HOSTILE, howTo, isInstalled, planOf, runShell, task } from './hand.test-world';

const hasKubectl = isInstalled('kubectl');
if (!hasKubectl) console.warn('kubectl is not installed: what its commands ask a cluster for was not looked at');

type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: string };

const resource = (name: string, kind: string) => ({ name, singularName: '', namespaced: true, kind, verbs: ['get', 'patch', 'delete'] });
const scale = { ...resource('statefulsets/scale', 'Scale'), group: 'autoscaling', version: 'v1' };
/** As little of the Kubernetes API as kubectl needs to say what it wants. */
const API: Readonly<Record<string, object>> = {
  '/version': { major: '1', minor: '32', gitVersion: 'v1.32.4' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    groups: [
      {
        name: 'apps',
        versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
        preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
      },
    ],
  },
  '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [resource('pods', 'Pod'), resource('configmaps', 'ConfigMap')] },
  '/apis/apps/v1': { kind: 'APIResourceList', groupVersion: 'apps/v1', resources: [resource('statefulsets', 'StatefulSet'), scale] },
};
const objectAt = (path: string): object => {
  const metadata = { name: path.split('/').at(path.endsWith('/scale') ? -2 : -1), namespace: 'quorum', uid: 'u' };
  if (path.endsWith('/scale'))
    return { kind: 'Scale', apiVersion: 'autoscaling/v1', metadata, spec: { replicas: 1 }, status: { replicas: 1 } };
  if (path.includes('/statefulsets/')) return { kind: 'StatefulSet', apiVersion: 'apps/v1', metadata, spec: { replicas: 1 } };
  const pod = { spec: { containers: [{ name: 'x-quorum' }] }, status: { phase: 'Running' } };
  return { kind: path.includes('/pods/') ? 'Pod' : 'ConfigMap', apiVersion: 'v1', metadata, ...pod };
};

describe.skipIf(!hasKubectl)('kubectl itself', () => {
  const asked: Asked[] = [];
  let server: Server;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
    const note = (method: string | undefined, url: string | undefined, body: string) => {
      const { pathname, searchParams } = new URL(url ?? '/', 'http://here');
      asked.push({ method: method ?? '', path: pathname, query: searchParams, body });
      return pathname;
    };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const path = note(request.method, request.url, body);
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(API[path] ?? objectAt(path)));
      });
    });
    server.on('upgrade', (request, socket) => {
      note('EXEC', request.url, '');
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const config = {
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': 'here' },
      clusters: [{ name: 'here', cluster: { server: `http://127.0.0.1:${port}` } }],
      contexts: [{ name: 'here', context: { cluster: 'here', user: '' } }],
    };
    writeFileSync(join(folder, 'config'), JSON.stringify(config));
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  const kubernetes = { namespace: 'quorum', pod: 'goquorum-node-validator-1-0', container: 'x-quorum' };
  const run = async (text: string) => {
    asked.length = 0;
    await runShell('sh', `cd '${folder}' || exit\n${text}`, { HOME: folder, KUBECONFIG: join(folder, 'config') });
    return asked;
  };
  const textOf = (more: Parameters<typeof task>[0]) =>
    handCommands(task(more), planOf(), howTo({ kubernetes })).ways.find(({ way }) => way === 'kubectl')?.text ?? '';

  it('asks the pod for geth with one whole expression, whatever stands in it', async () => {
    const enode = `enode://${HOSTILE}`;
    const calls = [{ method: 'admin_removePeer', params: [enode] }];
    const exec = (await run(textOf({ calls }))).find(({ method }) => method === 'EXEC');
    expect(exec?.path).toBe('/api/v1/namespaces/quorum/pods/goquorum-node-validator-1-0/exec');
    expect(exec?.query.get('container')).toBe('x-quorum');
    const command = exec?.query.getAll('command') ?? [];
    expect([command[0], command[1], command[2], command[4]]).toEqual(['geth', 'attach', '--exec', 'http://localhost:8545']);
    expect(JSON.parse(/^admin\.removePeer\((.*)\)$/.exec(command[3] ?? '')?.[1] ?? 'null')).toBe(enode);
  }, 30_000);

  it('ends geth inside the pod, then has the pod deleted with time to end, or its set scaled', async () => {
    const restarted = await run(textOf({ byHand: { kind: 'restart' } }));
    expect(restarted.find(({ method }) => method === 'EXEC')?.query.getAll('command')).toEqual(['sh', '-c', 'kill -INT $(pidof geth)']);
    const deleted = restarted.find(({ method }) => method === 'DELETE');
    expect(deleted?.path).toBe('/api/v1/namespaces/quorum/pods/goquorum-node-validator-1-0');
    expect(JSON.parse(deleted?.body ?? '{}')).toMatchObject({ gracePeriodSeconds: 120 });
    const scaled = (await run(textOf({ byHand: { kind: 'start-process' } }))).find(({ method }) => method === 'PATCH');
    expect([scaled?.path, scaled?.body]).toEqual([
      '/apis/apps/v1/namespaces/quorum/statefulsets/goquorum-node-validator-1/scale',
      '{"spec":{"replicas":1}}',
    ]);
  }, 30_000);

  it('patches the ConfigMap with exactly the list', async () => {
    const enodes = [`enode://${HOSTILE}`, 'enode://aa@b:1'];
    const patched = (await run(textOf({ byHand: { kind: 'write-static-nodes', enodes } })))
      .filter(({ method }) => method === 'PATCH')
      .at(-1);
    expect(patched?.path).toBe('/api/v1/namespaces/quorum/configmaps/goquorum-peers');
    const { data } = JSON.parse(patched?.body ?? '{}') as { data: Record<string, string> };
    expect(JSON.parse(data['static-nodes.json'] ?? 'null')).toEqual(enodes);
  }, 30_000);
});
