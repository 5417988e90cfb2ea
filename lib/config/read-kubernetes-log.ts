import { resolve } from 'node:path';
import { type Field, readMap } from './read-map';
import { readText } from './read-text';
import { readUrl } from './read-url';
import type { Scope, Tree } from './scope';
import type { LogSettings } from './types';

const KEYS = ['namespace', 'pod', 'container', 'api', 'token_file', 'ca_file'];
/** What Kubernetes mounts into every pod. Source: kubernetes.io/docs/tasks/run-application/access-api-from-pod. */
const MOUNTED = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A pod's log by the Kubernetes API; inside a cluster its API server, token and CA are found by themselves. null = faulty. */
export function readKubernetesLog(scope: Scope, tree: Tree, path: string): LogSettings['from'] | null {
  const field = readMap(scope, tree, path, KEYS, true);
  if (field === null) return null;
  const [namespace, pod] = ['namespace', 'pod'].map((key) => {
    if (field(key) === undefined) scope.report(`${path}.${key}`, 'is missing', 'Name the namespace and the pod, like validator-1-0');
    return readName(scope, field, key, path);
  });
  const container = readName(scope, field, 'container', path);
  const server = readServer(scope, field, path);
  return server && namespace && pod ? { kind: 'kubernetes', namespace, pod, container, ...server } : null;
}

/** RFC 1123 names: they go into a URL. */
function readName(scope: Scope, field: Field, key: string, path: string): string | null {
  const name = readText(scope, field(key), `${path}.${key}`);
  if (name === null || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)) return name;
  scope.report(`${path}.${key}`, 'is no name in Kubernetes', 'Use a-z, 0-9, - and . only');
  return null;
}

type Server = { readonly api: string; readonly tokenFile: string | null; readonly caFile: string | null };

function readServer(scope: Scope, field: Field, path: string): Server | null {
  const [text, token, ca] = ['api', 'token_file', 'ca_file'].map((key) => readText(scope, field(key), `${path}.${key}`));
  const file = (name: string | null | undefined) => (name ? resolve(scope.folder, name) : null);
  if (field('api') === undefined) {
    const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443' } = scope.env;
    if (host) {
      const api = `https://${host.includes(':') ? `[${host}]` : host}:${port}`;
      return { api, tokenFile: file(token) ?? `${MOUNTED}/token`, caFile: file(ca) ?? `${MOUNTED}/ca.crt` };
    }
    scope.report(`${path}.api`, 'is missing, and this process runs in no cluster', 'Write it like https://kube-apiserver:6443');
    return null;
  }
  const read = text ? readUrl(scope, text, `${path}.api`) : null;
  if (read === null) return null;
  if (read.authorization !== null) scope.report(`${path}.api`, 'holds credentials', 'Give token_file instead');
  const { protocol, hostname } = new URL(read.url);
  const isOwnHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (protocol === 'http:' && token && !isOwnHost)
    scope.report(`${path}.token_file`, 'would be sent unencrypted', 'Write https://, or use kubectl proxy on this host');
  if (protocol === 'http:' && ca)
    scope.report(`${path}.ca_file`, 'has no meaning for an http:// url', 'Write https:// or take ca_file out');
  return { api: read.url.replace(/\/+$/, ''), tokenFile: file(token), caFile: file(ca) };
}
