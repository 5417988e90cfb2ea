import { BEHAVIOURS, refusedUrl, startBadNode } from '@/fixtures/bad-node';
import { startReplay } from '@/lib/cli/start-replay';
import { panel, sentence } from './overview-parts';
import { readEvents } from './read-events';
import { expect, test } from './replay-fixture';
import { startDashboard } from './start-dashboard';

const SECRETS = {
  inUrl: 'pw-in-url-81c2f0',
  user: 'user-in-url-5d31',
  bearer: 'bearer-7e44a9b2',
  basic: 'pw-basic-90aa17',
  header: 'api-key-3fb2c8',
  refused: 'pw-refused-24bd9',
} as const;

/** The secrets and what they look like on the wire. */
function spellings(): readonly string[] {
  const pairs = [`${SECRETS.user}:${SECRETS.inUrl}`, `ops:${SECRETS.basic}`, `ops:${SECRETS.refused}`];
  return [...Object.values(SECRETS), ...pairs.map((pair) => Buffer.from(pair).toString('base64'))];
}

test('credentials of nodes never reach a browser, not even from a node that sends them back', async ({ page, request }) => {
  const replay = await startReplay({ root: process.cwd(), directory: 'qbft-fork-2-2', hold: 'forked', nodesOnly: true });
  const echo = await startBadNode(BEHAVIOURS.echoesHeaders);
  const refused = await refusedUrl();
  const [first, second, third, fourth] = replay.served.nodes.map(({ url }) => url);
  const within = (url: string | undefined, credentials: string) => url?.replace('http://', `http://${credentials}@`);
  const nodes = [
    { name: 'validator-1', url: within(first, `${SECRETS.user}:${SECRETS.inUrl}`) },
    { name: 'validator-2', url: second, auth: { bearer: SECRETS.bearer } },
    { name: 'validator-3', url: third, auth: { basic: { user: 'ops', password: SECRETS.basic } } },
    { name: 'validator-4', url: fourth, auth: { headers: { 'x-api-key': SECRETS.header } } },
    { name: 'echo', url: within(echo.url, `${SECRETS.user}:${SECRETS.inUrl}`) },
    { name: 'refused', url: within(refused, `ops:${SECRETS.refused}`) },
  ];
  const dashboard = await startDashboard([{ id: 'main', name: 'Main', nodes }], replay.plan.clock);
  try {
    const heard: string[] = [];
    page.on('response', async (response) => {
      heard.push(response.url(), JSON.stringify(await response.allHeaders().catch(() => ({}))));
      if (!response.url().endsWith('/stream')) heard.push(await response.text().catch(() => ''));
    });
    await page.goto(`${dashboard.url}/n/main`);
    await expect(sentence(page)).toHaveText(/^Forked at 14/);
    await expect(
      panel(page, /^Nodes/)
        .getByRole('row')
        .filter({ hasText: 'echo' }),
    ).toContainText(/error|unreachable/);
    heard.push(await page.content());
    await page.getByRole('link', { name: 'Compare height 14' }).click();
    await expect(panel(page, 'Branch A')).toBeVisible();
    heard.push(await page.content());

    const api = `${dashboard.url}/api/v1/networks`;
    const routes = [
      '',
      '/main',
      '/main/overview',
      '/main/agreement',
      '/main/heights/14',
      '/main/rounds',
      '/main/validators',
      '/main/nodes',
      '/main/forks',
    ];
    for (const route of [...routes, ...nodes.map(({ name }) => `/main/nodes/${name}`), '/nowhere', '/main/nodes/nobody'])
      heard.push(await (await request.get(`${api}${route}`)).text());
    heard.push(await (await request.get(`${dashboard.url}/n/main/heights/14`, { headers: { rsc: '1' } })).text());
    const leaving = new AbortController();
    await readEvents(`${dashboard.url}/api/v1/stream`, leaving.signal, ({ event, data }) => {
      heard.push(JSON.stringify(data));
      if (event === 'overview') leaving.abort();
    }).catch(() => undefined);

    const all = heard.join('\n');
    // The twins: the secrets were used, what is looked through is what was said, and the node that echoes was heard.
    const sent = JSON.stringify(echo.seen.map(({ headers }) => headers.authorization));
    expect(sent).toContain(Buffer.from(`${SECRETS.user}:${SECRETS.inUrl}`).toString('base64'));
    expect(all).toMatch(/"name":"echo"/);
    expect(all).toContain('refused: ');
    expect(all.length).toBeGreaterThan(100_000);
    expect(spellings().filter((secret) => all.includes(secret))).toEqual([]);
  } finally {
    await page.close();
    await dashboard.discard();
    await echo.close();
    await replay.stop();
  }
});
