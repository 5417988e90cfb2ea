import Database from 'better-sqlite3';
import { buildForkedChain } from '@/fixtures/forks/build-fork';
import type { Incident } from '@/lib/incidents/types';
import type { Frame } from '@/lib/monitor/history-log';
import type { NodeMoment } from '@/lib/monitor/node-moment';
import { packHeader } from '@/lib/storage/header-text';
import { packAddresses, toBytes } from '@/lib/storage/hex-bytes';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import { headerFields } from '@/lib/views/height-view';

export type SeededHistory = { readonly from: number; readonly to: number; readonly heights: number; readonly names: readonly string[] };

export type SeedPlan = {
  readonly path: string;
  readonly network: string;
  readonly nodes: number;
  readonly days: number;
  readonly periodSeconds: number;
  /** When it ends, server ms. */
  readonly to: number;
  readonly incidents: number;
};

const HOUR_MS = 3_600_000;
/** Every so many heights one was made in round 1. */
const ROUND_EVERY = 97;

/** A month as a watch would have left it: every height, everybody's claim, an hourly frame, turns of the verdict, forks and incidents. */
export async function seedHistory(plan: SeedPlan): Promise<SeededHistory> {
  const { path, network, nodes, days, periodSeconds, to } = plan;
  const store = await openSqliteStore({ path });
  await store.openNetwork(network, network);
  const from = to - days * 24 * HOUR_MS;
  const heights = Math.floor((to - from) / (periodSeconds * 1000));
  const names = Array.from({ length: nodes }, (_, index) => `node-${index + 1}`);
  const chain = buildForkedChain({ protocol: 'qbft', validators: nodes, commonHeights: 1, branches: [], periodSeconds });
  const sample = chain.common[1];
  if (!sample) throw new Error('no block was built');
  const config = JSON.stringify({
    chainId: 1337,
    isQuorum: true,
    qbft: { blockperiodseconds: periodSeconds, requesttimeoutseconds: 4 * periodSeconds },
  });
  const moments = names.map((name, index): NodeMoment => momentOf(name, chain.set[index] ?? null, from));
  const set = { height: 1, validators: chain.set };
  const frame: Frame = {
    intervalMs: 2500,
    chain: { chainId: 1337, genesis: chain.common[0]?.hash ?? null },
    nodes: moments,
    configs: [config],
    set,
  };
  await store.record(network, { blocks: [], claims: [], lapses: [], events: eventsOf(plan, from, frame), watched: [{ from, to }] });
  for (let first = 1; first <= plan.incidents; first += 200) {
    const incidents = Array.from({ length: Math.min(200, plan.incidents - first + 1) }, (_, index) =>
      incidentOf(network, first + index, plan.incidents, from, to),
    );
    await store.record(network, {
      blocks: [],
      claims: [],
      lapses: [],
      events: [],
      incidents: {
        memory: null,
        incidents: incidents.map((incident) => ({ kind: 'open', incident, turns: [], words: incident.key, fork: null, evidence: [] })),
      },
    });
  }
  await store.close();
  fillChain(plan, from, heights, names, {
    author: toBytes(sample.miner),
    committers: packAddresses(chain.set.slice(0, 14)),
    header: headerFields(sample),
  });
  return { from, to, heights, names };
}

type Sample = { readonly author: Buffer; readonly committers: Buffer; readonly header: Record<string, string> };

/** Straight into the tables: half a million heights and ten million claims through the store would take the better part of an hour. */
function fillChain({ path, periodSeconds }: SeedPlan, from: number, heights: number, names: readonly string[], sample: Sample): void {
  const db = new Database(path);
  db.pragma('synchronous = OFF');
  const hash = "unhex(printf('%064x', h + 1))";
  const seq = `WITH RECURSIVE seq(h) AS (SELECT 0 UNION ALL SELECT h + 1 FROM seq WHERE h < ${heights - 1})`;
  const atMs = `(${from} + h * ${periodSeconds * 1000})`;
  db.exec('BEGIN');
  db.exec(`INSERT INTO node (id, network_id, name, top_height) VALUES ${names.map((name, index) => `(${index + 1}, 1, '${name}', ${heights - 1})`).join(', ')}
    ON CONFLICT DO UPDATE SET top_height = excluded.top_height`);
  const insertBlock =
    db.prepare(`${seq} INSERT INTO block (id, network_id, height, hash, parent_hash, timestamp, author, round, round_source, committers,
    tx_count, verification, verification_detail, standing, proposer, validator_count, first_seen_at, seen_live)
    SELECT h + 1, 1, h, ${hash}, unhex(printf('%064x', h)), ${atMs} / 1000, ?, CASE WHEN h % ${ROUND_EVERY} = 0 THEN 1 ELSE 0 END, 'header', ?,
      0, 'verified', NULL, 2, 'expected', ${names.length}, ${atMs} + 40, 1 FROM seq`);
  insertBlock.run(sample.author, sample.committers);
  db.exec(`${seq} INSERT INTO claimed (id, network_id, height, hash, base_at) SELECT h + 1, 1, h, ${hash}, ${atMs} + 40 FROM seq`);
  db.exec(
    `${seq} INSERT INTO claim (network_id, height, node_id, claimed_id, dt) SELECT 1, h, n.id, h + 1, n.id * 7 FROM seq CROSS JOIN (SELECT id FROM node ORDER BY id) n`,
  );
  const insertHeader = db.prepare('INSERT INTO header (block_id, body) VALUES (?, ?)');
  const text = (height: number, hex: string, parent: string) =>
    JSON.stringify({
      ...sample.header,
      height: String(height),
      hash: hex,
      parentHash: parent,
      timestamp: String(Math.floor((from + height * periodSeconds * 1000) / 1000)),
    });
  for (let height = 0; height < heights; height++) insertHeader.run(height + 1, packHeader(text(height, hexOf(height + 1), hexOf(height))));
  db.exec('COMMIT');
  db.close();
}

const hexOf = (value: number): string => `0x${value.toString(16).padStart(64, '0')}`;

function momentOf(name: string, address: `0x${string}` | null, since: number): NodeMoment {
  return {
    name,
    role: null,
    address: null,
    proves: address && { address, source: 'nodeAddress' },
    answering: true,
    since,
    heardAt: null,
    failure: null,
    client: 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.21',
    chainId: 1337,
    genesis: null,
    config: 0,
    mining: true,
    syncing: false,
    peers: 20,
    head: null,
    wrongChain: null,
    identityChange: null,
    absurdHead: null,
    badHeader: null,
    logRound: null,
  };
}

/** A frame an hour, twenty turns of nodes and four of the verdict a day, a fork a week. */
function eventsOf({ days }: SeedPlan, from: number, frame: Frame) {
  const events: { at: number; kind: string; data: string }[] = [{ at: from, kind: 'verdict', data: said('healthy', 'unknown') }];
  for (let hour = 0; hour < days * 24; hour++) events.push({ at: from + hour * HOUR_MS, kind: 'frame', data: JSON.stringify(frame) });
  for (let turn = 0; turn < days * 20; turn++) {
    const moment = frame.nodes[turn % frame.nodes.length];
    const silent = {
      ...moment,
      answering: turn % 2 === 1,
      failure: turn % 2 === 1 ? null : { code: 'timeout', message: 'no answer within 5 s' },
    };
    events.push({ at: from + turn * 4_320_000 + 1000, kind: 'node', data: JSON.stringify(silent) });
  }
  for (let turn = 1; turn < days * 4; turn++)
    events.push({
      at: from + turn * 6 * HOUR_MS,
      kind: 'verdict',
      data: turn % 2 === 1 ? said('degraded', 'healthy') : said('healthy', 'degraded'),
    });
  for (let week = 0; week < Math.floor(days / 7); week++) {
    const at = from + (week * 7 + 3) * 24 * HOUR_MS;
    const ancestor = { height: 1000 * (week + 1), hash: hexOf(1000 * (week + 1) + 1) };
    events.push({
      at,
      kind: 'fork-seen',
      data: JSON.stringify({ fork: { ancestor, height: ancestor.height + 1, branches: [], sealedBoth: [], proven: true }, point: null }),
    });
    events.push({ at: at + 600_000, kind: 'fork-gone', data: JSON.stringify({ ancestor }) });
  }
  return events;
}

const said = (to: string, before: string): string => JSON.stringify({ from: before, to, since: null, sentence: `The network was ${to}.` });

function incidentOf(network: string, id: number, all: number, from: number, to: number): Incident {
  const openedAt = from + Math.floor(((to - from) * (id - 1)) / all);
  const isOpen = id > all - 3;
  const says = { key: 'finding.unreachable', params: { node: `node-${(id % 21) + 1}`, message: 'no answer' } } as Incident['cause']['says'];
  const cause: Incident['cause'] = {
    key: `unreachable ${id}`,
    severity: 'warning',
    since: openedAt,
    says,
    means: null,
    nodes: [`node-${(id % 21) + 1}`],
    validators: [],
    heights: null,
    facts: {},
  };
  return {
    ...{ id, network, detector: 'unreachable', key: cause.key, status: isOpen ? 'open' : 'resolved', severity: 'warning' },
    ...{
      beganAt: openedAt,
      openedAt,
      updatedAt: openedAt,
      resolvedAt: isOpen ? null : openedAt + 300_000,
      reopened: 0,
      unknownSince: null,
      gone: null,
    },
    ...{ cause, consequences: [], diagnosis: { readings: [], outlook: null, cannotTell: [] } },
  } as Incident;
}
