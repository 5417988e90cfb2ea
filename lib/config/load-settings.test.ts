import { expect, test } from 'vitest';
import { loadSettings } from './load-settings';
import { sourcesOf } from './testing/sources';

const load = (yaml: string | null, env: Record<string, string> = {}, files: Record<string, string> = {}) =>
  loadSettings(sourcesOf(yaml, env, files));

test('one variable with URLs is enough', () => {
  expect(load(null, { QUORUMWATCH_NODES: 'http://127.0.0.1:8545, http://127.0.0.1:8546' })).toEqual({
    ok: true,
    settings: {
      networks: [
        {
          id: 'default',
          name: 'default',
          intervalMs: null,
          recovery: { approvals: 1, approvalTtlMs: 3_600_000 },
          nodes: ['127.0.0.1:8545', '127.0.0.1:8546'].map((name) => ({
            name,
            url: `http://${name}/`,
            ws: null,
            role: null,
            address: null,
            headers: {},
            tls: null,
            log: null,
          })),
        },
      ],
      storage: { kind: 'sqlite', path: '/home/watch/data/quorumwatch.sqlite' },
      retentionDays: 30,
      file: '/home/watch/quorumwatch.yaml',
      host: '127.0.0.1',
      port: 3000,
      auth: { publicRead: true, url: null, secret: null, trustedProxies: [], oidc: null },
      notify: { webhooks: [] },
    },
  });
});

test('auth says who may read, where it is reached, whose forwarding counts, and how single sign-on is done', () => {
  const yaml = `
auth:
  url: https://watch.example.org
  secret_file: key
  trusted_proxies: [10.0.0.0/8]
  oidc:
    issuer: https://id.example.org/realms/ops/
    client_id: quorumwatch
    client_secret: "\${CLIENT_SECRET}"
    name: Company
    scopes: groups
    roles: {operator: noc, admin: [leads, owners]}
networks: [{id: a, nodes: [{name: n, url: "https://n:1"}]}]
`;
  const loaded = load(yaml, { CLIENT_SECRET: 'hush' }, { '/home/watch/key': `${'k'.repeat(40)}\n` });
  expect(loaded.ok && loaded.settings.auth).toEqual({
    publicRead: true,
    url: 'https://watch.example.org',
    secret: 'k'.repeat(40),
    trustedProxies: ['10.0.0.0/8'],
    oidc: {
      discovery: 'https://id.example.org/realms/ops/.well-known/openid-configuration',
      clientId: 'quorumwatch',
      clientSecret: 'hush',
      name: 'Company',
      scopes: ['openid', 'profile', 'email', 'groups'],
      roles: { claim: 'groups', values: { viewer: [], operator: ['noc'], approver: [], admin: ['leads', 'owners'] } },
      defaultRole: null,
    },
  });
});

test('webhooks are read with their secrets from the environment and from files', () => {
  const yaml = `
notify:
  webhooks:
    - {url: "\${HOOK}", secret_file: hook-secret}
    - {url_file: hook}
networks: [{id: a, nodes: [{name: n, url: "https://n:1"}]}]
`;
  const files = { '/home/watch/hook-secret': `${'s'.repeat(32)}\n`, '/home/watch/hook': 'http://10.0.0.9:9000/in\n' };
  const loaded = load(yaml, { HOOK: 'https://hooks.example.org/T0/B1?sig=x' }, files);
  expect(loaded.ok && loaded.settings.notify).toEqual({
    webhooks: [
      { url: 'https://hooks.example.org/T0/B1?sig=x', secret: 's'.repeat(32) },
      { url: 'http://10.0.0.9:9000/in', secret: null },
    ],
  });
});

test.each([
  ['127.0.0.1', undefined, true],
  ['localhost', undefined, true],
  ['0.0.0.0', undefined, false],
  ['10.0.0.5', undefined, false],
  ['0.0.0.0', 'true', true],
  ['127.0.0.1', 'false', false],
])('on %s with public_read %s reading is public: %s', (host, said, publicRead) => {
  const loaded = load(null, {
    QUORUMWATCH_NODES: 'http://n:1',
    HOST: host,
    ...(said === undefined ? {} : { QUORUMWATCH_PUBLIC_READ: said }),
  });
  expect(loaded.ok && loaded.settings.auth.publicRead).toBe(publicRead);
});

test('names from host and port are told apart when only the path differs', () => {
  const loaded = load(null, { QUORUMWATCH_NODES: 'https://lb/a,https://lb/b,http://lb/a' });
  expect(loaded.ok && loaded.settings.networks[0]?.nodes.map(({ name }) => name)).toEqual(['lb:443', 'lb:443 (2)', 'lb:80']);
});

test('credentials in a URL become a header and leave the URL', () => {
  const loaded = load(null, { QUORUMWATCH_NODES: 'https://user:p%40ss@node:8545/rpc' });
  const node = loaded.ok ? loaded.settings.networks[0]?.nodes[0] : undefined;
  expect(node).toMatchObject({ url: 'https://node:8545/rpc', headers: { authorization: `Basic ${btoa('user:p@ss')}` }, name: 'node:8545' });
});

test('a file gives names, roles, addresses, credentials, intervals and several networks', () => {
  const yaml = `
storage: sqlite:store/w.sqlite
retention: 2w
host: 0.0.0.0
port: 8080
networks:
  - id: main
    name: Main net
    interval: 500ms
    nodes:
      - {name: v1, url: "http://v1:8545", ws: "ws://v1:8546", role: validator, address: 0xA5F1D34833BF2F7CF828CB5D1F3534CDCF56B570}
      - {name: v2, url: "http://v2:8545", auth: {bearer: "\${TOKEN}"}}
      - {name: v3, url: "http://v3:8545", auth: {basic: {user: me, password_file: pw}}}
      - {name: v4, url: "http://v4:8545", auth: {headers: {X-Api-Key: "a\${TOKEN}b", Other: "$\${literal}"}}}
  - id: test
    interval: 3
    recovery: {approvals: 2, approval_ttl: 15m}
    nodes: [{name: v1, url: "http://v1:8545"}]
`;
  const loaded = load(yaml, { TOKEN: 't0ken', PORT: '9090' }, { '/home/watch/pw': 'word\n' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  const [main, test_] = loaded.settings.networks;
  expect(main?.nodes.map(({ headers }) => headers)).toEqual([
    {},
    { authorization: 'Bearer t0ken' },
    { authorization: `Basic ${btoa('me:word')}` },
    { 'x-api-key': 'at0kenb', other: `$${'{literal}'}` },
  ]);
  expect(main?.nodes[0]).toMatchObject({ ws: 'ws://v1:8546/', role: 'validator', address: '0xa5f1d34833bf2f7cf828cb5d1f3534cdcf56b570' });
  expect([main?.name, main?.intervalMs, test_?.name, test_?.intervalMs]).toEqual(['Main net', 500, 'test', 3000]);
  expect([main?.recovery, test_?.recovery]).toEqual([
    { approvals: 1, approvalTtlMs: 3_600_000 },
    { approvals: 2, approvalTtlMs: 900_000 },
  ]);
  const { storage, retentionDays, host, port } = loaded.settings;
  expect([storage.path, retentionDays, host, port]).toEqual(['/home/watch/store/w.sqlite', 14, '0.0.0.0', 9090]);
});

test('the file that QUORUMWATCH_CONFIG names is taken, its own files counted from its folder, the store from the working folder', () => {
  const yaml = 'networks: [{id: a, nodes: [{name: n, url: "http://n:1", auth: {bearer_file: token}}]}]\nstorage: sqlite:w.sqlite';
  const loaded = load(null, { QUORUMWATCH_CONFIG: 'conf/q.yaml' }, { '/home/watch/conf/q.yaml': yaml, '/home/watch/conf/token': 'abc\n' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  expect(loaded.settings.networks[0]?.nodes[0]?.headers).toEqual({ authorization: 'Bearer abc' });
  expect(loaded.settings.storage.path).toBe('/home/watch/w.sqlite');
});

test('JSON is read as well, as the replay writes it', () => {
  const yaml = JSON.stringify({ networks: [{ id: 'a', name: 'A', nodes: [{ name: 'n', url: 'http://n:1' }] }], storage: 'sqlite:/tmp/x' });
  expect(load(yaml)).toMatchObject({ ok: true, settings: { storage: { path: '/tmp/x' } } });
});

test.each([
  ['neither nodes nor a file', null],
  ['an empty file', ''],
  ['a file of comments', '# nodes come later'],
  ['no networks', 'port: 4000'],
  ['networks without an entry', 'networks: []'],
  ['networks without a value', 'networks:'],
  ['a network without nodes', 'networks: [{id: main}]'],
  ['a network with an empty list of nodes', 'networks: [{id: main, name: Main, nodes: []}]'],
])('with %s it is a first run: nothing is watched, all else is set', (_what, yaml) => {
  expect(load(yaml, { QUORUMWATCH_NODES: ' ', QUORUMWATCH_CONFIG: '' })).toMatchObject({
    ok: true,
    settings: { networks: [], file: '/home/watch/quorumwatch.yaml', host: '127.0.0.1' },
  });
});

test('a file that names no node stands beside QUORUMWATCH_NODES', () => {
  const loaded = load('port: 4000', { QUORUMWATCH_NODES: 'http://a:1' });
  expect(loaded).toMatchObject({ ok: true, settings: { port: 4000, networks: [{ id: 'default', nodes: [{ url: 'http://a:1/' }] }] } });
});

test('where a file is named by QUORUMWATCH_CONFIG, that is where nodes belong', () => {
  const loaded = load(null, { QUORUMWATCH_CONFIG: 'conf/q.yaml' }, { '/home/watch/conf/q.yaml': '' });
  expect(loaded).toMatchObject({ ok: true, settings: { networks: [], file: '/home/watch/conf/q.yaml' } });
});

test('logs come from a file, from Loki or from a pod, with what each needs', () => {
  const yaml = `
networks:
  - id: main
    nodes:
      - {name: a, url: "http://a:1", log: {file: logs/a.log, timezone: "+02:00"}}
      - {name: b, url: "http://b:1", log: {loki: {url: "https://u:p@loki:3100/", labels: {pod: 'b-"0"', app: q}, tenant: ops}}}
      - {name: c, url: "http://c:1", log: {kubernetes: {namespace: quorum, pod: c-0, container: quorum}}}
`;
  const env = { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '6443' };
  const loaded = load(yaml, env);
  const mounted = '/var/run/secrets/kubernetes.io/serviceaccount';
  expect(loaded.ok ? loaded.settings.networks[0]?.nodes.map(({ log }) => log) : loaded).toEqual([
    { timezone: '+02:00', from: { kind: 'file', path: '/home/watch/logs/a.log' } },
    {
      timezone: null,
      from: {
        kind: 'loki',
        url: 'https://loki:3100',
        query: '{pod="b-\\"0\\"", app="q"}',
        headers: { authorization: `Basic ${btoa('u:p')}`, 'x-scope-orgid': 'ops' },
        tls: null,
      },
    },
    {
      timezone: null,
      from: {
        kind: 'kubernetes',
        api: 'https://10.0.0.1:6443',
        namespace: 'quorum',
        pod: 'c-0',
        container: 'quorum',
        tokenFile: `${mounted}/token`,
        caFile: `${mounted}/ca.crt`,
      },
    },
  ]);
});
