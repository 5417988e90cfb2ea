import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFaults } from './format-faults';
import { loadSettings } from './load-settings';
import { readClock } from './read-clock';
import { sourcesOf } from './testing/sources';

type Case = {
  readonly title: string;
  readonly yaml?: string;
  readonly env?: Record<string, string>;
  readonly files?: Record<string, string>;
  /** "path: problem" of every fault, in order. */
  readonly faults: readonly string[];
};

const node = (more: string) => `networks: [{id: a, nodes: [{name: n, url: "https://n:1"${more === '' ? '' : `, ${more}`}}]}]`;
const at = 'networks[0].nodes[0]';

const CASES: readonly Case[] = [
  {
    title: 'everything wrong at once is told at once',
    yaml: `
netwroks: []
storage: postgres://u:hunter2@db/x
retention: soon
host: not a host
port: 70000
networks:
  - id: Main Net
    nodes:
      - {name: n1, url: nowhere}
      - {name: n1, url: "ftp://n2"}
      - {url: "http://n3:8545", role: boss, address: 0x12}
    interval: fast
  - id: main
    nodes: []
  - id: main
`,
    faults: [
      'netwroks: is not a known key',
      'networks[0].id: is no id',
      'networks[0].nodes[0].url: is not a URL',
      'networks[0].nodes[1].url: must begin with http:// or https://',
      'networks[0].nodes[2].name: is missing',
      'networks[0].nodes[2].role: is no role',
      'networks[0].nodes[2].address: is no address',
      'networks[0].nodes[1].name: is the same as networks[0].nodes[0].name',
      'networks[0].interval: is no length of time',
      'networks[1].nodes: is empty',
      'networks[2].nodes: is missing',
      'networks[2].id: is the same as networks[1].id',
      'storage: is no store that is known',
      'retention: is no length of time from 1 day to 10 years',
      'host: is no address or host name',
      'port: is no port',
    ],
  },
  {
    title: 'what auth says of people, all at once',
    yaml: `
auth:
  public_read: yes
  url: https://watch.example.org/path
  secret: short
  trusted_proxies: [10.0.0.0/33, proxy, 192.0.2.1, "::1/128"]
  oidc:
    issuer: http://id.example.org
    client_secret: a
    client_secret_file: b
    roles: {claim: groups}
    default_role: root
    scope: x
  oidk: {}
networks: [{id: a, nodes: [{name: n, url: "https://n:1"}]}]
`,
    faults: [
      'auth.oidk: is not a known key',
      'auth.secret: has fewer than 32 signs',
      'auth.public_read: must be true or false',
      'auth.url: is not the address of a site',
      'auth.trusted_proxies[0]: is no address or range of addresses',
      'auth.trusted_proxies[1]: is no address or range of addresses',
      'auth.oidc.scope: is not a known key',
      'auth.oidc.issuer: is not a URL that begins with https://',
      'auth.oidc.client_id: is missing',
      'auth.oidc.client_secret: stands beside client_secret_file',
      'auth.oidc.roles: maps no role',
      'auth.oidc.default_role: is no role',
    ],
  },
  {
    title: 'what notify says of webhooks, all at once',
    yaml: `
notify:
  webhook: x
  webhooks:
    - {url: nowhere, secret: short}
    - {url: "ftp://h/x"}
    - {url: "https://u:hunter2@h/x"}
    - {url: "https://h/x#part", secrets: x}
    - {secret: 0123456789abcdef}
    - {url: "\${NOT_THERE}", url_file: y}
    - {url: "\${NOT_THERE}"}
    - {url: "https://h/same"}
    - {url: "https://h/same"}
networks: [{id: a, nodes: [{name: n, url: "https://n:1"}]}]
`,
    faults: [
      'notify.webhook: is not a known key',
      'notify.webhooks[0].url: is not a URL',
      'notify.webhooks[0].secret: has fewer than 16 signs',
      'notify.webhooks[1].url: must begin with https:// or http://',
      'notify.webhooks[2].url: holds a user or password',
      'notify.webhooks[3].secrets: is not a known key',
      'notify.webhooks[3].url: has a # part, which is never sent',
      'notify.webhooks[4].url: is missing',
      'notify.webhooks[5].url: stands beside url_file',
      'notify.webhooks[6].url: the environment variable NOT_THERE is not set',
      'notify.webhooks[8].url: is the same as notify.webhooks[7].url',
    ],
  },
  {
    title: 'a notify without webhooks',
    yaml: 'notify: {webhooks: []}\nnetworks: [{id: a, nodes: [{name: n, url: "http://n"}]}]',
    faults: ['notify.webhooks: is empty'],
  },
  { title: 'a file that is a list', yaml: '- a', faults: ['quorumwatch.yaml: the file holds no map'] },
  { title: 'networks under a misspelled key', yaml: 'network: []', faults: ['network: is not a known key'] },
  {
    title: 'nodes under a misspelled key',
    yaml: 'networks: [{id: a, node: []}]',
    faults: ['networks[0].node: is not a known key', 'networks[0].nodes: is missing'],
  },
  { title: 'networks that are no list', yaml: 'networks: x', faults: ['networks: must be a list'] },
  {
    title: 'a node that is a bare URL',
    yaml: 'networks: [{id: a, nodes: ["http://n:1"]}]',
    faults: [`${at}: must be a map with name, url, ws, role, address, auth, tls, log`],
  },
  {
    title: 'an interval out of bounds',
    yaml: 'networks: [{id: a, interval: 1ms, nodes: [{name: n, url: "http://n"}]}]',
    faults: ['networks[0].interval: is out of bounds'],
  },
  {
    title: 'approvals by too many people, for too short a time',
    yaml: 'networks: [{id: a, recovery: {approvals: 3, approval_ttl: 1s}, nodes: [{name: n, url: "http://n"}]}]',
    faults: ['networks[0].recovery.approvals: is no number of people', 'networks[0].recovery.approval_ttl: is out of bounds'],
  },
  {
    title: 'a log from nowhere, and one from two places',
    yaml: `networks: [{id: a, nodes: [{name: n, url: "http://n:1", log: {timezone: UTC}}, {name: m, url: "http://m:1", log: {file: x, loki: {}}}]}]`,
    faults: [
      `${at}.log: says nothing of where the log is`,
      'networks[0].nodes[1].log: names file and loki at once',
      'networks[0].nodes[1].log.loki.url: is missing',
      'networks[0].nodes[1].log.loki: has neither query nor labels',
    ],
  },
  {
    title: 'a log in Loki with everything wrong',
    yaml: node(
      'log: {timezone: Middle-Earth, loki: {url: "ftp://l", query: pod, labels: {"a-b": c}, auth: {}, tls: {ca: x}, tenant: "a b", quer: x}}',
    ),
    faults: [
      `${at}.log.timezone: is no time zone`,
      `${at}.log.loki.quer: is not a known key`,
      `${at}.log.loki.url: must begin with http:// or https://`,
      `${at}.log.loki.auth: says nothing`,
      `${at}.log.loki.tls.ca: is not a certificate in PEM form`,
      `${at}.log.loki.tenant: holds a sign no header can carry`,
      `${at}.log.loki.labels: stands beside query`,
    ],
  },
  {
    title: 'labels and a query that Loki would refuse',
    yaml: `networks: [{id: a, nodes: [{name: n, url: "http://n:1", log: {loki: {url: "http://l", labels: {"a-b": c, d: [e]}}}}, {name: m, url: "http://m:1", log: {loki: {url: "http://l", query: pod}}}]}]`,
    faults: [
      `${at}.log.loki.labels.a-b: is no name of a label`,
      `${at}.log.loki.labels.d: must be one value, not a list`,
      'networks[0].nodes[1].log.loki.query: is no selector of log lines',
    ],
  },
  {
    title: 'the log of a pod outside of a cluster, with names no pod has',
    yaml: node('log: {kubernetes: {namespace: A_b, pod: "../x", container: "a/b"}}'),
    faults: [
      `${at}.log.kubernetes.namespace: is no name in Kubernetes`,
      `${at}.log.kubernetes.pod: is no name in Kubernetes`,
      `${at}.log.kubernetes.container: is no name in Kubernetes`,
      `${at}.log.kubernetes.api: is missing, and this process runs in no cluster`,
    ],
  },
  {
    title: 'the log of a pod without its names, by an API that takes a token over http',
    yaml: node('log: {kubernetes: {api: "http://elsewhere:8001", token_file: t, ca_file: c}}'),
    faults: [
      `${at}.log.kubernetes.namespace: is missing`,
      `${at}.log.kubernetes.pod: is missing`,
      `${at}.log.kubernetes.token_file: would be sent unencrypted`,
      `${at}.log.kubernetes.ca_file: has no meaning for an http:// url`,
    ],
  },
  { title: 'a compressed log', yaml: node('log: {file: node.log.gz}'), faults: [`${at}.log.file: is compressed`] },
  { title: 'a key without a value', yaml: node('ws: '), faults: [`${at}.ws: has no value`] },
  { title: 'a list where a text is meant', yaml: node('role: [a]'), faults: [`${at}.role: must be one value, not a list`] },
  {
    title: 'a YAML slip',
    yaml: 'networks:\n  - id: "a\n',
    faults: ['quorumwatch.yaml:3:1: a closing quote, bracket, comma or colon is missing'],
  },
  { title: 'a key twice', yaml: 'port: 1\nport: 2\n', faults: ['quorumwatch.yaml:2:1: this key is there twice'] },
  { title: 'a tag', yaml: 'port: !secret x\n', faults: ['quorumwatch.yaml:1:7: a tag (!…) is not known here'] },
  {
    title: 'a file that is not there',
    env: { QUORUMWATCH_CONFIG: 'gone.yaml' },
    faults: ["QUORUMWATCH_CONFIG: the file can't be read (ENOENT)"],
  },
  {
    title: 'nodes in the environment and in a file',
    yaml: node(''),
    env: { QUORUMWATCH_NODES: 'http://n:1' },
    faults: ['QUORUMWATCH_NODES: is set, and quorumwatch.yaml names nodes as well'],
  },
  {
    title: 'faulty variables',
    env: { QUORUMWATCH_NODES: 'http://n:1,,n:2,http://N:1/', PORT: '0', HOST: '1.2.3', QUORUMWATCH_STORAGE: 'sqlite:' },
    faults: [
      'QUORUMWATCH_NODES[1]: is empty',
      'QUORUMWATCH_NODES[2]: must begin with http:// or https://',
      'QUORUMWATCH_NODES[3]: is the same as QUORUMWATCH_NODES[0]',
      'QUORUMWATCH_STORAGE: is no store that is known',
      'HOST: is no address or host name',
      'PORT: is no port',
    ],
  },
  {
    title: 'one URL twice, told apart only by credentials and case',
    yaml: 'networks: [{id: a, nodes: [{name: a, url: "http://u:p@n:80"}, {name: b, url: "HTTP://N/"}]}]',
    faults: ['networks[0].nodes[1].url: is the same as networks[0].nodes[0].url'],
  },
  { title: 'a query', yaml: node('ws: "ws://n?key=1"'), faults: [`${at}.ws: has a ? part, which could not be kept secret`] },
  { title: 'a fragment', env: { QUORUMWATCH_NODES: 'http://n#' }, faults: ['QUORUMWATCH_NODES[0]: has a # part, which is never sent'] },
  { title: 'http for ws', yaml: node('ws: "http://n"'), faults: [`${at}.ws: must begin with ws:// or wss://`] },
  { title: 'credentials in ws', yaml: node('ws: "ws://u:p@n"'), faults: [`${at}.ws: holds credentials`] },
  {
    title: 'a broken escape in credentials',
    env: { QUORUMWATCH_NODES: 'http://u:%zz@n' },
    faults: ['QUORUMWATCH_NODES[0]: has credentials with a % that is no escape'],
  },
  {
    title: 'auth beside credentials in the URL',
    yaml: 'networks: [{id: a, nodes: [{name: n, url: "http://u:p@n", auth: {bearer: x}}]}]',
    faults: [`${at}.auth: stands beside credentials in url`],
  },
  { title: 'two kinds of auth', yaml: node('auth: {bearer: x, headers: {a: b}}'), faults: [`${at}.auth: says bearer and headers at once`] },
  { title: 'auth that says nothing', yaml: node('auth: {}'), faults: [`${at}.auth: says nothing`] },
  {
    title: 'a secret and its file',
    yaml: node('auth: {bearer: x, bearer_file: y}'),
    faults: [`${at}.auth.bearer: stands beside bearer_file`],
  },
  {
    title: 'a file of a secret that is not there',
    yaml: node('auth: {bearer_file: y}'),
    faults: [`${at}.auth.bearer_file: the file it names can't be read (ENOENT)`],
  },
  {
    title: 'an empty file of a secret',
    yaml: node('auth: {bearer_file: y}'),
    files: { '/home/watch/y': '\n' },
    faults: [`${at}.auth.bearer_file: the file it names is empty`],
  },
  {
    title: 'a bearer of two lines',
    yaml: node('auth: {bearer_file: y}'),
    files: { '/home/watch/y': 'a\nb' },
    faults: [`${at}.auth.bearer: holds a space, a line end or a sign outside of ASCII`],
  },
  { title: 'half a basic', yaml: node('auth: {basic: {user: u}}'), faults: [`${at}.auth.basic.password: is missing`] },
  {
    title: 'a typing slip in basic',
    yaml: node('auth: {basic: {usr: u, pasword: p}}'),
    faults: [
      `${at}.auth.basic.usr: is not a known key`,
      `${at}.auth.basic.pasword: is not a known key`,
      `${at}.auth.basic.user: is missing`,
      `${at}.auth.basic.password: is missing`,
    ],
  },
  {
    title: 'a secret that lost its colon',
    yaml: node('auth: {hunter2secret}'),
    faults: [`${at}.auth: key number 1 in it is not known`, `${at}.auth: says nothing`],
  },
  {
    title: 'names that are too long, though 100 signs of any script are none, and names that no page can have',
    yaml: `networks: [{id: a, nodes: [{name: "${'é🏦'.repeat(50)}", url: "http://n:1"}, {name: "${'x'.repeat(101)}", url: "http://m:1"}, {name: a/b, url: "http://o:1"}]}]`,
    faults: [1, 2].map(
      (place) =>
        `networks[0].nodes[${place}].name: is no name: it is longer than 100 signs, begins or ends with a space, or holds a slash or a control sign`,
    ),
  },
  {
    title: 'headers of our own',
    yaml: node('auth: {headers: {Host: x, X: a, x: b, "a b": c}}'),
    faults: [
      `${at}.auth.headers[0]: is a header that Quorumwatch sets itself`,
      `${at}.auth.headers[2]: is there twice (upper and lower case are the same)`,
      `${at}.auth.headers[3]: is no name a header can have`,
    ],
  },
  {
    title: 'a variable that is not set, one that is empty, one that is none',
    yaml: node(`ws: "ws://\${GONE}\${EMPTY}\${not one}"`),
    env: { EMPTY: '' },
    faults: [
      `${at}.ws: the environment variable GONE is not set`,
      `${at}.ws: the environment variable EMPTY is empty`,
      `${at}.ws: holds a $ and { that name no environment variable`,
    ],
  },
  {
    title: 'tls without https',
    yaml: 'networks: [{id: a, nodes: [{name: n, url: "http://n", tls: {reject_unauthorized: false}}]}]',
    faults: [`${at}.tls: has no meaning for an http:// url`],
  },
  {
    title: 'tls that is none',
    yaml: node('tls: {ca: x, cert: y, reject_unauthorised: no}'),
    faults: [
      `${at}.tls.reject_unauthorised: is not a known key`,
      `${at}.tls.key: is missing`,
      `${at}.tls.ca: is not a certificate in PEM form`,
    ],
  },
  {
    title: 'a certificate and key that are none',
    yaml: node('tls: {cert: x, key: y, reject_unauthorized: maybe}'),
    faults: [
      `${at}.tls: cert and key can't be used together (ERR_OSSL_PEM_NO_START_LINE)`,
      `${at}.tls.reject_unauthorized: must be true or false`,
    ],
  },
];

/** More of them in `npm run test:long`. */
const RUNS = import.meta.env.MODE === 'long' ? 3000 : 600;

describe('faults in settings', () => {
  test.each(CASES)('$title', ({ yaml, env, files, faults }) => {
    const loaded = loadSettings(sourcesOf(yaml ?? null, env, files));
    expect(loaded.ok ? [] : loaded.faults?.map(({ path, problem }) => `${path}: ${problem}`)).toEqual(faults);
  });

  test('a slip in a key is met with the key that was meant', () => {
    const loaded = loadSettings(sourcesOf('netwroks: []\nzzzzzzzzzz: 1'));
    expect(loaded.ok ? [] : loaded.faults?.slice(0, 2).map(({ remedy }) => remedy)).toEqual([
      'Did you mean networks?',
      'Known here: networks, storage, retention, host, port, auth, notify',
    ]);
  });

  test('for the terminal every fault has its path, problem and remedy', () => {
    const text = formatFaults([
      { path: 'a.b', problem: 'is x', remedy: 'Do y' },
      { path: 'c', problem: 'is z', remedy: 'Do w' },
    ]);
    expect(text).toBe('2 faults in the settings, nothing was started:\n  a.b: is x\n    → Do y\n  c: is z\n    → Do w');
  });

  test('aliases that multiply are a fault, not a hang', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(loadSettings(sourcesOf(bomb))).toMatchObject({ ok: false, faults: [{ path: 'quorumwatch.yaml:1:1' }] });
  });
});

describe('no secret in any fault', () => {
  const secret = fc
    .tuple(fc.constantFrom('', '"', "'", '{', ': ', '\n', '%', '@', '#', '$', '\\', '\t', '!', '&', '*', '`'), fc.string({ maxLength: 4 }))
    .map(([sign, tail]) => `zq7${sign}xw9Kv${tail}`);
  const places: readonly ((s: string) => string)[] = [
    (s) => node(`auth: {bearer: ${s}}`),
    (s) => node(`auth: {bearer: "${s}", basic: 1}`),
    (s) => node(`auth: {${s}}`),
    (s) => node(`auth: {bearer ${s}}`),
    (s) => node(`auth: {headers: {${s}: ${s}}}`),
    (s) => node(`auth: {headers: {host: ${s}, "X Y": '${s}'}}`),
    (s) => node(`auth: {basic: {user: a, pasword: ${s}}}`),
    (s) => node(`auth: ${s}`),
    (s) => node(`tls: {key: ${s}, cert: ${s}, ca: ${s}}`),
    (s) => node(`tls: {key_file: ${s}}`),
    (s) => node(`log: {loki: {url: "http://u:${s}@l", query: '{a="b"}', auth: {bearer: ${s}}}}`),
    (s) => node(`log: {loki: {url: ${s}, labels: {a: ${s}}, auth: {basic: {user: u, pasword: ${s}}}, tls: {ca: ${s}}}}`),
    (s) => node(`log: {kubernetes: {api: ${s}, namespace: ${s}, token: ${s}}}`),
    (s) => node(`log: {file: {a: ${s}}, timezone: ${s}}`),
    (s) => node(`ws: "ws://u:${s}@n"`),
    (s) => node(`ws: ${s}`),
    (s) => `notify: {webhooks: [{url: ${s}, secret: ${s}, x: 1}]}\nport: x`,
    (s) => `notify: {webhooks: [{url: "https://u:${s}@h/${s}"}, ${s}, {${s}: 1}], ${s}: ${s}}\nport: x`,
    (s) => node(`name${s}: x`),
    (s) => `networks: [{id: a, nodes: [{name: n, url: "http://u:${s}@n:99999"}]}]`,
    (s) => `networks: [{id: a, nodes: ["http://u:${s}@n"]}]`,
    (s) => `networks:\n  - id: a\n    nodes:\n      - http://u:${s}@n: x\n`,
    (s) => `storage: postgres://u:${s}@n\nport: ${s}\nhost: ${s}\nretention: ${s}\nnetworks: ${s}`,
    (s) => `${s}`,
    (s) => `networks:\n- ${s}\n ${s}: [\n`,
  ];

  /** Both halves of the secret, whatever sign stands between them. */
  const leaks = (value: unknown) => /zq7|xw9Kv/.test(JSON.stringify(value));

  test('wherever it stands in a faulty file', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (text, place) => {
        const loaded = loadSettings(sourcesOf(place(text)));
        if (!loaded.ok) expect(leaks(loaded), JSON.stringify(loaded)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test('nor when it comes from the environment or a file', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (text, place) => {
        const loaded = loadSettings(sourcesOf(place(`\${SECRET}`), { SECRET: text }, { [`/home/watch/${text}`]: text }));
        if (!loaded.ok) expect(leaks(loaded), JSON.stringify(loaded)).toBe(false);
        const nodes = loadSettings(
          sourcesOf(null, { QUORUMWATCH_NODES: `http://u:${text}@n:1,http://${text}`, QUORUMWATCH_STORAGE: text, PORT: text }),
        );
        if (!nodes.ok) expect(leaks(nodes), JSON.stringify(nodes)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  test('and any text at all is read without a crash', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        loadSettings(sourcesOf(text));
        loadSettings(sourcesOf(null, { QUORUMWATCH_NODES: text, HOST: text, PORT: text, QUORUMWATCH_STORAGE: text }));
        readClock({ QUORUMWATCH_CLOCK: text });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the clock of demo and replay', () => {
  test('is null when it is not set, and read whole when it is', () => {
    expect(readClock({})).toEqual({ ok: true, clock: null });
    const clock = { start: 5, rate: 2, origin: 7, end: null };
    expect(readClock({ QUORUMWATCH_CLOCK: JSON.stringify(clock) })).toEqual({ ok: true, clock });
    const waiting = { ...clock, origin: '/tmp/begin' };
    expect(readClock({ QUORUMWATCH_CLOCK: JSON.stringify(waiting) })).toEqual({ ok: true, clock: waiting });
  });

  test.each([
    ['nonsense', ['QUORUMWATCH_CLOCK']],
    ['[]', ['QUORUMWATCH_CLOCK']],
    [
      '{"start":"x","rate":0,"origin":null,"end":true}',
      ['QUORUMWATCH_CLOCK.start', 'QUORUMWATCH_CLOCK.rate', 'QUORUMWATCH_CLOCK.origin', 'QUORUMWATCH_CLOCK.end'],
    ],
    ['{"start":1,"rate":1,"origin":1,"end":null,"more":1}', ['QUORUMWATCH_CLOCK']],
  ])('%s is refused', (text, paths) => {
    const read = readClock({ QUORUMWATCH_CLOCK: text });
    expect(read.ok ? [] : read.faults.map(({ path }) => path)).toEqual(paths);
  });
});
