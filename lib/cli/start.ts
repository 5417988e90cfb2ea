import { ensureBuilt } from './ensure-built.mjs';
import { dashboardEnvironment, readSettings } from './read-settings';
import { runDashboard } from './run-dashboard';
import { untilStopped } from './until-stopped';

/** `npm start`: the built dashboard on the configured networks. Its exit code is this one's. */
export async function run(): Promise<number> {
  const settings = readSettings();
  const { host, port } = settings;
  await ensureBuilt(process.cwd());
  const dashboard = await runDashboard({ root: process.cwd(), host, port, env: dashboardEnvironment() });
  const ended = untilStopped(dashboard);
  const nodes = settings.networks.reduce((sum, network) => sum + network.nodes.length, 0);
  if (await dashboard.ready) console.log(nodes === 0 ? firstRun(dashboard.url) : watches(nodes, dashboard.url));
  else if (dashboard.isRunning()) console.error(`Still no answer at ${dashboard.url}/api/healthz; the lines above may say why.`);
  return ended;
}

const watches = (nodes: number, url: string): string => `Quorumwatch watches ${nodes} ${nodes === 1 ? 'node' : 'nodes'}: ${url}`;

/** No node is named anywhere: the page says how. */
const firstRun = (url: string): string =>
  `No nodes are named yet. ${url} shows how to add them; QUORUMWATCH_NODES=http://host:8545,http://host2:8545 npm start is the short way.\n` +
  'To see it at work first, npm run demo shows a simulated network.';
