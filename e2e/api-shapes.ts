import { z } from 'zod';
import type { ForkPoint } from '@/lib/chain/fork-point';
import { REFUSALS } from '@/lib/commands/refused';
import type { ForksView, ForkTimelineView } from '@/lib/views/fork-timeline-types';
import type { HeightView, NetworkView, NodeView, OverviewView } from '@/lib/views/types';

/** The API's shapes, written out once more and strictly: a field that is added, lost or renamed is seen here. Documented in docs/api.md. */

export const hash = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)]);
export const address = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{40}$/)]);
export const count = z.int().min(0);
/** ms since 1970 of the server's clock: seconds would be a thousand times less. */
export const instant = z.number().min(1e12).max(1e14);
/** Seconds since 1970, as headers have it. */
export const headerTime = z.int().min(1e9).max(1e11);
export const share = z.number().min(0).max(1);
export const at = z.strictObject({ height: count, hash });
const heightState = z.enum(['agreed', 'forked', 'undecided', 'unknown']);
const verification = z.enum(['verified', 'mismatch', 'unverifiable']);
export const role = z.enum(['validator', 'member', 'unknown']);
const verdictState = z.enum(['healthy', 'degraded', 'slow', 'stalled', 'forked', 'unknown']);
const verdictSeverity = z.enum(['ok', 'warning', 'critical', 'unknown']);

const incidentsNow = z.strictObject({
  open: count,
  unacknowledged: count,
  worst: z.enum(['critical', 'warning', 'info']).nullable(),
  critical: z.array(count),
});
export const keeping = z.union([
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), why: z.string(), since: instant }),
]);
export const recoveryNow = z
  .strictObject({
    number: count,
    state: z.enum(['planning', 'waiting', 'running', 'stopped', 'paused', 'aborting', 'ended']),
    sentence: z.string(),
    incident: count.nullable(),
    isUnderWay: z.boolean(),
    glass: z.string().nullable(),
  })
  .nullable();
const summary = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: verdictState,
  severity: verdictSeverity,
  sentence: z.string().min(1),
  incidents: incidentsNow.nullable(),
  keeping,
  failedChecks: count,
  recovery: recoveryNow,
});
export const displaysShape = z.strictObject({
  asOf: instant,
  displays: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      networks: z.array(z.string()).nullable(),
      createdAt: instant,
      createdBy: z.string().nullable(),
      revokedAt: instant.nullable(),
      revokedBy: z.string().nullable(),
      seenAt: instant.nullable(),
      address: z.string().nullable(),
    }),
  ),
  networks: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export const networksShape = z.strictObject({ networks: z.array(summary) });

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  sentence: z.string(),
  node: z.string().nullable(),
  height: count.nullable(),
});
const verdict = z.strictObject({
  state: verdictState,
  severity: verdictSeverity,
  sentence: z.string().min(1),
  short: z.string().min(1),
  next: z.string().nullable(),
  detail: z.string().nullable(),
  since: instant.nullable(),
  stalled: z.boolean(),
  healsByItself: z.enum(['yes', 'no', 'unknown']),
  findings: z.array(finding),
});
export const quorum = z.strictObject({
  validators: count.nullable(),
  size: count.nullable(),
  rule: z.enum(['ceil(2N/3)', '2F+1']).nullable(),
  reachable: count.nullable(),
  stopped: count,
  linked: count.nullable(),
  oneBranch: count.nullable(),
  margin: z.int().nullable(),
  unwatched: count.nullable(),
});
export const roundWindow = z.strictObject({
  windowMs: count,
  heights: count,
  changes: count.nullable(),
  perHour: z.number().min(0).nullable(),
  per100Heights: z.number().min(0).nullable(),
  shareWithChanges: share.nullable(),
  failedTurns: z.array(z.strictObject({ address, count })),
  estimated: z.boolean(),
  atLeast: z.literal(true).exactOptional(),
});
export const openRound = z.strictObject({
  height: count,
  round: count.nullable(),
  source: z.enum(['log', 'estimate', 'unknown']),
  nextChangeAt: instant.nullable(),
  atMost: z.literal(true).exactOptional(),
  stopped: z.array(address).exactOptional(),
});
const branch = z.strictObject({
  label: z.string().regex(/^[A-Z]+$/),
  hash,
  tip: at,
  nodes: z.array(z.string()),
  validators: z.array(address),
  author: address.nullable(),
  round: count.nullable(),
  committers: z.array(address),
  hasQuorum: z.boolean().nullable(),
  stopped: z.array(address).exactOptional(),
  holdsQuorum: z.boolean().exactOptional(),
  verification,
  verificationWhy: z.string().nullable(),
});
const fork = z.strictObject({
  ancestor: at,
  height: count,
  branches: z.array(branch).min(2),
  sealedBoth: z.array(address),
  proven: z.boolean(),
});
export const nodeState = z.enum(['ok', 'behind', 'unreachable', 'error', 'wrong-chain', 'identity-fault', 'unknown']);
export const node = z.strictObject({
  name: z.string(),
  address: address.nullable(),
  addressSource: z.enum(['nodeAddress', 'enode', 'config']).nullable(),
  role,
  state: nodeState,
  head: at.nullable(),
  branch: z.string().nullable(),
  lastAnswerAt: instant.nullable(),
  error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  client: z.string().nullable(),
  peers: count.nullable(),
  mining: z.boolean().nullable(),
  syncing: z.boolean().nullable(),
  latencyMs: z.number().min(0).nullable(),
  capabilities: z.record(z.string(), z.enum(['available', 'unavailable', 'unknown'])),
}) satisfies z.ZodType<NodeView>;

export const networkShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  chainId: count.nullable(),
  protocol: z.enum(['qbft', 'ibft', 'unknown']),
  clients: z.array(z.string()),
  asOf: instant.nullable(),
  intervalMs: count,
  verdict,
  head: z.strictObject({ height: count, hash: hash.nullable(), timestamp: headerTime, ageMs: z.number().min(0) }).nullable(),
  expectedMs: count.nullable(),
  overdueAt: instant.nullable(),
  quorum,
  rounds: z.strictObject({
    ...{ m5: roundWindow, h1: roundWindow, h24: roundWindow },
    open: openRound.nullable(),
    why: z.string().exactOptional(),
  }),
  fork: fork.nullable(),
  nodes: z.array(node),
}) satisfies z.ZodType<NetworkView>;

const cell = z.strictObject({
  state: z.enum(['agrees', 'branch', 'behind', 'alone', 'unknown']),
  branch: z.string().exactOptional(),
  proposed: z.literal(true).exactOptional(),
  mismatch: z.literal(true).exactOptional(),
});
const column = z.strictObject({
  height: count,
  state: heightState,
  round: count.nullable(),
  roundSource: z.enum(['header', 'derived', 'estimate', 'unknown']),
  proposer: address.nullable(),
  history: count,
});
export const overviewShape = networkShape.extend({
  matrix: z.strictObject({ columns: z.array(column), rows: z.array(z.strictObject({ node: z.string(), cells: z.array(cell) })) }),
  sparkline: z.array(z.strictObject({ at: instant, changes: count.nullable() })),
}) satisfies z.ZodType<OverviewView>;

export const about = { network: z.string(), asOf: instant.nullable() };

export const agreementShape = z.strictObject({
  ...about,
  heights: z.array(
    z.strictObject({
      height: count,
      state: heightState,
      why: z.string().nullable(),
      camps: z.array(z.strictObject({ hash, nodes: z.array(z.string()), validators: z.array(address) })),
      validators: count.nullable(),
      behind: z.array(z.string()),
      former: count,
      formerHashes: z.array(hash),
    }),
  ),
});

const seal = z.strictObject({
  seal: z.string().regex(/^0x[0-9a-f]*$/),
  signer: address.nullable(),
  validator: z.enum(['yes', 'no', 'unknown']),
  node: z.string().nullable(),
  alsoSealed: z.array(z.string()),
});
const block = z.strictObject({
  label: z.string().nullable(),
  hash,
  nodes: z.array(z.string()),
  formerNodes: z.array(z.string()),
  validators: z.array(address),
  header: z.record(z.string(), z.string()),
  author: address.nullable(),
  round: count.nullable(),
  roundSource: z.enum(['header', 'derived', 'unknown']),
  proposer: z.enum(['expected', 'unexpected', 'unknown']),
  expectedProposer: address.nullable(),
  seals: z.array(seal),
  quorumSeals: z.boolean().nullable(),
  verification,
  verificationWhy: z.string().nullable(),
  txCount: count,
  firstSeenAt: instant,
  current: z.boolean(),
});
const nodeHash = z.strictObject({
  name: z.string(),
  address: address.nullable(),
  role,
  hash: hash.nullable(),
  branch: z.string().nullable(),
  why: z.string().nullable(),
});
export const heightShape = z.strictObject({
  ...about,
  height: count,
  state: heightState,
  sentence: z.string().min(1),
  nodes: z.array(nodeHash),
  blocks: z.array(block),
  diff: z.array(z.strictObject({ field: z.string(), values: z.record(hash, z.string()), differs: z.boolean(), masked: z.boolean() })),
  sealedBoth: z.array(address),
}) satisfies z.ZodType<HeightView>;

const incidentSpan = z.strictObject({
  id: count,
  title: z.string().min(1),
  severity: z.enum(['critical', 'warning', 'info']),
  from: instant,
  to: instant.nullable(),
});
const forkTimeline = z.strictObject({
  at: instant,
  seenAt: instant.nullable(),
  goneAt: instant.nullable(),
  fork,
  segments: z.array(
    z.strictObject({
      id: z.string(),
      parent: z.string().nullable(),
      from: count,
      to: count,
      label: z.string().nullable(),
      hash: hash.nullable(),
      end: hash.nullable(),
    }),
  ),
  blocks: z.array(
    z.strictObject({
      segment: z.string(),
      height: count,
      hash,
      round: count.nullable(),
      author: address.nullable(),
      committers: z.array(address),
      at: instant,
    }),
  ),
  nodes: z.array(
    z.strictObject({
      name: z.string(),
      address: address.nullable(),
      role,
      state: nodeState,
      height: count.nullable(),
      segment: z.string().nullable(),
    }),
  ),
  time: z.strictObject({
    from: instant,
    to: instant,
    changes: z.array(z.strictObject({ at: instant, height: count, round: count.nullable() })),
    verdicts: z.array(z.strictObject({ at: instant, state: verdictState, sentence: z.string().min(1) })),
    incidents: z.array(incidentSpan),
    gaps: z.array(z.strictObject({ from: instant, to: instant })),
  }),
}) satisfies z.ZodType<ForkTimelineView>;

/** A fork point as the events keep it: a branch that parts again has another one inside. */
const forkPoint: z.ZodType<ForkPoint> = z.strictObject({
  ancestor: at,
  height: count,
  branches: z.array(
    z.strictObject({
      hashAtFork: hash,
      tip: at,
      nodes: z.array(z.string()),
      get inner() {
        return forkPoint.nullable();
      },
    }),
  ),
});
const forkTold = { at: instant, fork, point: forkPoint.nullable() };
export const forksShape = z.strictObject({
  ...about,
  at: instant.nullable(),
  state: z.enum(['live', 'kept', 'not-watched', 'not-kept']),
  sentence: z.string().nullable(),
  current: fork.nullable(),
  forks: z.array(
    z.strictObject({ seenAt: instant, goneAt: instant.nullable(), ancestor: count, height: count, branches: z.int().min(2), at: instant }),
  ),
  past: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ ...forkTold, kind: z.literal('fork-seen') }),
      z.strictObject({ ...forkTold, kind: z.literal('fork-changed') }),
      z.strictObject({ at: instant, kind: z.literal('fork-gone'), ancestor: at.nullable() }),
    ]),
  ),
  timeline: forkTimeline.nullable(),
}) satisfies z.ZodType<ForksView>;

/** `code` and `remedy` come with every refused command, and with nothing else. */
export const problemShape = z.strictObject({
  type: z.literal('about:blank'),
  status: z.int().min(400).max(599),
  title: z.string().min(1),
  detail: z.string().min(1),
  code: z.enum(Object.keys(REFUSALS)).exactOptional(),
  remedy: z.string().min(1).exactOptional(),
});

/** Events of GET /api/v1/stream by name. */
export const eventShapes = {
  hello: z.strictObject({ serverNow: instant, rate: z.number().positive(), version: z.string().min(1) }),
  networks: networksShape,
  overview: z.strictObject({ network: z.string(), overview: overviewShape }),
  incidents: z.strictObject({ network: z.string(), ...incidentsNow.shape }),
  recovery: z.strictObject({ network: z.string(), number: count, revision: count }),
  tick: z.strictObject({ serverNow: instant }),
} as const;
