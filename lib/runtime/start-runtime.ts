import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createPeople } from '@/lib/auth/create-people';
import { settleDemoAccounts } from '@/lib/auth/demo-accounts';
import { keepSecret } from '@/lib/auth/keep-secret';
import { markPeers } from '@/lib/auth/mark-peers';
import { offerFirstAdmin } from '@/lib/auth/one-time-link';
import {
  clockFromEnvironment,
  demoTokenFromEnvironment,
  hasGalleryFromEnvironment,
  settingsFromEnvironment,
} from '@/lib/config/environment';
import { formatFaults } from '@/lib/config/format-faults';
import { isLoopback } from '@/lib/config/read-people';
import type { NetworkSettings, Settings } from '@/lib/config/types';
import { NetworkWatch } from '@/lib/monitor/network-watch';
import { raiseApprovals } from '@/lib/recovery/executor/raise-approvals';
import type { RecoveryDesk } from '@/lib/recovery/executor/recovery-desk';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store } from '@/lib/storage/store';
import { type Clock, makeClock, WALL_CLOCK } from './clock';
import { type EventHub, makeEventHub } from './event-hub';
import { type FollowedLogs, followLogs } from './follow-logs';
import { makeNodeChecker } from './node-checker';
import { openDesk } from './open-desk';
import { openOutbox } from './open-outbox';
import { makePresence } from './presence';
import { recoveryOf } from './recovery-of';
import { holdRuntime, type Runtime } from './runtime';

const log = pino({ name: 'quorumwatch', level: 'info' });
/** Real ms: old rows go once an hour. */
const PRUNE_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Real ms after which a stop that hangs is ended. */
const HARD_STOP_MS = 10_000;

/** Builds every part once and starts to watch. Whatever fails ends the process with the reason: a half-started server answers 500 to all. */
export function startRuntime(): Promise<Runtime> {
  return holdRuntime(async () => {
    try {
      const started = await build();
      process.once('SIGTERM', () => end(started));
      process.once('SIGINT', () => end(started));
      return started;
    } catch (error) {
      log.fatal({ err: error }, 'Quorumwatch could not start');
      process.exit(1);
    }
  });
}

async function build(): Promise<Runtime> {
  const settings = readSettings();
  const clock = readClock();
  const hub = makeEventHub();
  const store = await openSqliteStore({ path: settings.storage.path });
  markPeers();
  const demoToken = isLoopback(settings.host) ? demoTokenFromEnvironment() : null;
  const secret = settings.auth.secret ?? keepSecret(`${settings.storage.path}.secret`);
  const people = createPeople({
    settings: settings.auth,
    shared: store.shared,
    secret,
    store,
    demoToken,
    now: clock.now,
    log: (level, message) => log[level]({ part: 'auth' }, message),
  });
  await settleDemoAccounts(store, demoToken, Date.now());
  if (demoToken === null) await tellFirstLink(settings, store);
  const logs = followLogs(settings.networks, clock);
  const recovery = new Map<string, RecoveryDesk>();
  const parts = { clock, hub, store };
  const underWay = (id: string) => () => recovery.get(id)?.now() ?? null;
  const networks = new Map(settings.networks.map((network) => [network.id, watchNetwork(network, logs, parts, underWay(network.id))]));
  for (const network of settings.networks)
    for (const [id, desk] of deskFor(network, networks.get(network.id), parts)) recovery.set(id, desk);
  await Promise.all([...networks.values()].map((watch) => watch.start()));
  for (const { id, recovery: policy } of settings.networks)
    await raiseApprovals(store, id, policy.approvals, clock.now()).catch((error: unknown) =>
      log.error({ err: error, network: id }, 'the approvals that its open plan needs could not be kept'),
    );
  // A plan that was under way when the process ended goes on.
  for (const desk of recovery.values()) desk.wake();
  const outbox = openOutbox(settings.notify.webhooks, { store, clock, log: log.child({ part: 'notify' }) });
  const pruning = setInterval(() => prune(settings, store, clock), PRUNE_EVERY_MS);
  pruning.unref();
  log.info(
    { networks: settings.networks.map(({ id, nodes }) => ({ id, nodes: nodes.length })), webhooks: outbox.targets.map(({ host }) => host) },
    'watching',
  );
  return {
    clock,
    hub,
    store,
    people,
    networks,
    recoverySettings: new Map(settings.networks.map((network) => [network.id, recoveryOf(network)])),
    presence: makePresence(),
    recovery,
    outbox,
    setup: { file: settings.file, isLocal: isLocal(settings), check: makeNodeChecker() },
    hasGallery: hasGalleryFromEnvironment(),
    version: randomUUID(),
    ready: () => [...networks.values()].every((watch) => watch.isReady),
    stop: async () => {
      clearInterval(pruning);
      hub.publish({ kind: 'shutdown' });
      await Promise.all([...recovery.values()].map((desk) => desk.stop()));
      await outbox.stop();
      await Promise.all([...networks.values()].map((watch) => watch.stop()));
      await logs.stop();
      await store.close();
    },
  };
}

type Parts = { readonly clock: Clock; readonly hub: EventHub; readonly store: Store };

function watchNetwork(
  network: NetworkSettings,
  logs: FollowedLogs,
  { clock, hub, store }: Parts,
  recovery: RecoveryDesk['now'],
): NetworkWatch {
  const { id, name, intervalMs } = network;
  // A replay's clock stands still at its end: a node that failed then would never be asked again.
  const pace = () => performance.now() * clock.rate;
  const nodes = network.nodes.map(({ name: node, role, address, url, headers, tls }) => ({
    name: node,
    role,
    address,
    client: createNodeClient(endpointFrom({ url, headers, tls }), { now: pace }),
    readLog: logs.readerOf(id, node),
  }));
  const troubled = log.child({ network: id });
  return new NetworkWatch(
    { id, name, nodes, intervalMs },
    {
      clock,
      store,
      pace,
      recovery,
      onIncidents: (incidents) => hub.publish({ kind: 'incidents', network: id, incidents }),
      onOverview: (overview) => hub.publish({ kind: 'overview', network: id, overview }),
      onTrouble: (error) => troubled.error({ err: error }, 'a tick could not be finished'),
    },
  );
}

/** Whoever reaches it sits at the machine, as far as settings tell. */
function isLocal({ host, auth }: Settings): boolean {
  return isLoopback(host) && auth.url === null && auth.trustedProxies.length === 0;
}

function deskFor(network: NetworkSettings, watch: NetworkWatch | undefined, parts: Parts) {
  if (!watch) return [];
  const troubled = log.child({ network: network.id });
  const onTrouble = (error: unknown) => troubled.error({ err: error }, 'a recovery could not go on as it should');
  return [[network.id, openDesk(network, { ...parts, watch, onTrouble })] as const];
}

/** Said at the start of a store that has no administrator, never again once there is one. */
async function tellFirstLink({ host, port, auth }: Settings, store: Store): Promise<void> {
  const token = await offerFirstAdmin(store, Date.now());
  if (token === null) return;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const link = `${auth.url ?? `http://${name}:${port}`}/first#${token}`;
  log.warn({ link }, 'there is no administrator yet: this link makes the first one, once, within an hour');
}

function readSettings(): Settings {
  const loaded = settingsFromEnvironment();
  if (loaded.ok) return loaded.settings;
  throw new Error(formatFaults(loaded.faults));
}

function readClock(): Clock {
  const read = clockFromEnvironment();
  if (!read.ok) throw new Error(formatFaults(read.faults));
  return makeClock(read.clock ?? WALL_CLOCK);
}

async function prune(settings: Settings, store: Store, clock: Clock): Promise<void> {
  const before = clock.now() - settings.retentionDays * DAY_MS;
  for (const { id } of settings.networks) {
    try {
      const rows = await store.prune(id, before);
      if (rows > 0) log.info({ network: id, rows }, 'old rows deleted');
    } catch (error) {
      log.error({ err: error, network: id }, 'old rows could not be deleted');
    }
  }
}

/**
 * Streams are closed and the store is shut, then the process ends at once: Next would wait without a limit for browsers that hold their
 * connection open.
 */
function end(started: Runtime): void {
  setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
  started.stop().then(
    () => process.exit(0),
    (error) => {
      log.error({ err: error }, 'the stop was not clean');
      process.exit(1);
    },
  );
}
