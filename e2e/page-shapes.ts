import { z } from 'zod';
import type { IncidentRow } from '@/lib/views/incident-types';
import type { NodePageView, NodesView } from '@/lib/views/node-types';
import type { PeersView } from '@/lib/views/peers-types';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import type { SearchView } from '@/lib/views/search-types';
import type { ValidatorsView } from '@/lib/views/validators-types';
import type { WallView } from '@/lib/views/wall-types';
import {
  about,
  address,
  count,
  hash,
  headerTime,
  instant,
  keeping,
  node,
  nodeState,
  openRound,
  overviewShape,
  quorum,
  recoveryNow,
  role,
  roundWindow,
} from './api-shapes';

/** Shapes of the routes behind the pages, as in api-shapes.ts. */

const severity = z.enum(['ok', 'warning', 'critical', 'unknown']);
const said = { ...about, intervalMs: count, severity, sentence: z.string().min(1), details: z.array(z.string()) };
const answering = z.strictObject({ all: count, answering: count });
const sign = z.strictObject({ height: count, at: instant });

export const validatorsShape = z.strictObject({
  ...said,
  quorum,
  rule: z.string().nullable(),
  over: z.strictObject({
    window: z.enum(['100', '1000', '24h']),
    from: count.nullable(),
    to: count.nullable(),
    heights: count,
    setUnknown: count,
    turnsUnknown: count,
    notes: z.array(z.string()),
  }),
  validators: z.array(
    z.strictObject({
      address,
      name: z.string(),
      nodes: z.array(z.strictObject({ name: z.string(), state: nodeState, since: instant.nullable() })),
      inSet: z.boolean().nullable(),
      state: z.enum(['active', 'silent', 'unknown']),
      heights: count,
      proposed: count,
      failedTurns: count,
      isFailing: z.boolean(),
      sealed: count,
      unverified: count,
      lastProposed: sign.nullable(),
      lastSealed: sign.nullable(),
    }),
  ),
  sealNote: z.string(),
  votes: z.strictObject({
    known: z.boolean(),
    sentence: z.string().nullable(),
    open: z.array(
      z.strictObject({
        candidate: address,
        add: z.boolean(),
        voters: z.array(z.strictObject({ address, name: z.string() })),
        needed: count,
        sentence: z.string(),
        after: z.strictObject({ validators: count, quorum: count, stops: z.boolean(), sentence: z.string() }),
      }),
    ),
    lapseAt: count.nullable(),
  }),
  nodes: answering,
}) satisfies z.ZodType<ValidatorsView>;

const roundHeight = z.strictObject({
  height: count,
  hash,
  round: count.nullable(),
  author: address.nullable(),
  name: z.string().nullable(),
  firstSeenAt: instant,
  timestamp: headerTime,
  arrivalMs: z.number().nullable(),
  headerMs: z.number().nullable(),
  burst: z.boolean(),
  more: z.literal(true).exactOptional(),
});
export const roundsShape = z.strictObject({
  ...said,
  derived: z.boolean(),
  windowMs: count,
  rate: z.strictObject({
    bucketMs: count,
    changes: count.nullable(),
    perHour: z.number().min(0).nullable(),
    knownMs: z.number().min(0),
    points: z.array(z.strictObject({ at: instant, changes: count.nullable(), stall: z.literal(true).exactOptional() })),
  }),
  window: roundWindow,
  histogram: z.array(z.strictObject({ round: count.nullable(), heights: count })),
  proposers: z.array(z.strictObject({ address, name: z.string(), proposed: count, failed: count })),
  turnsUnknown: count,
  heights: z.array(roundHeight),
  changed: z.array(roundHeight),
  open: openRound.nullable(),
  stall: z
    .strictObject({
      since: instant.nullable(),
      rounds: z.array(
        z.strictObject({
          node: z.string(),
          state: nodeState,
          round: count.nullable(),
          source: z.enum(['log', 'estimate', 'unknown']),
          since: instant.nullable(),
          note: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  notes: z.strictObject({ arrival: z.string(), proposers: z.string() }),
  nodes: answering,
}) satisfies z.ZodType<RoundsPageView>;

export const nodesShape = z.strictObject({ ...said, nodes: z.array(node) }) satisfies z.ZodType<NodesView>;

const person = z.strictObject({ id: z.string(), name: z.string() });
const incidentRow = z.strictObject({
  id: count,
  network: z.string(),
  detector: z.string(),
  title: z.string(),
  severity: z.enum(['critical', 'warning', 'info']),
  status: z.enum(['open', 'resolved', 'closed']),
  sentence: z.string(),
  worst: z.strictObject({ at: instant, severity: z.enum(['critical', 'warning', 'info']), sentence: z.string() }).nullable(),
  beganAt: instant,
  openedAt: instant,
  updatedAt: instant,
  resolvedAt: instant.nullable(),
  closedAt: instant.nullable(),
  reopened: count,
  unknownSince: instant.nullable(),
  gone: z.strictObject({ since: instant, resolvesAt: instant }).nullable(),
  nodes: z.array(z.string()),
  heights: z.strictObject({ from: count, to: count }).nullable(),
  consequences: count,
  acknowledged: z.strictObject({ by: person, at: instant }).nullable(),
  assignee: person.nullable(),
  shelved: z.strictObject({ by: person, until: instant, reason: z.string() }).nullable(),
}) satisfies z.ZodType<IncidentRow>;

export const nodeShape = node.extend({
  ...said,
  chainId: count.nullable(),
  genesis: hash.nullable(),
  config: z.record(z.string(), z.unknown()).nullable(),
  peerList: z
    .array(z.strictObject({ enode: z.string().nullable(), address: address.nullable(), inbound: z.boolean().nullable() }))
    .nullable(),
  faults: z.array(z.looseObject({ kind: z.string() })),
  groups: z.array(z.strictObject({ group: z.string(), state: z.enum(['available', 'unavailable', 'unknown']), means: z.string() })),
  knownFaults: z.array(z.strictObject({ id: z.string(), sentence: z.string(), source: z.string() })),
  incidents: z.array(incidentRow).nullable(),
  latency: z.strictObject({
    points: z.array(z.strictObject({ at: instant, ms: z.number().min(0).nullable() })),
    medianMs: z.number().nullable(),
    worstMs: z.number().nullable(),
  }),
  errors: z.array(z.strictObject({ from: instant, to: instant, count, code: z.string(), message: z.string() })),
  uptime: z.strictObject({ answeringSince: instant.nullable(), silentSince: instant.nullable(), lastStop: z.string() }),
  log: z.strictObject({ state: z.enum(['live', 'quiet', 'lost']), sentence: z.string() }).nullable(),
  history: z.array(z.strictObject({ at: instant, sentence: z.string(), height: count.nullable() })),
}) satisfies z.ZodType<NodePageView>;

const groups = z.strictObject({ split: z.enum(['yes', 'no', 'unknown']), groups: z.array(z.array(z.string())) });
export const peersShape = z.strictObject({
  ...said,
  rows: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      nodes: z.array(z.string()),
      address: address.nullable(),
      role,
      tells: z.enum(['yes', 'silent', 'refuses']),
      at: instant.nullable(),
      peers: count.nullable(),
      nameless: count,
      cells: z.string().regex(/^[boish\-?x]+$/),
    }),
  ),
  oneSided: z.array(z.strictObject({ from: z.string(), to: z.string() })),
  validators: groups,
  all: groups,
  strangers: z.array(z.strictObject({ address: address.nullable(), at: z.string().nullable(), seenBy: z.array(z.string()) })),
  stale: z.array(z.strictObject({ by: z.string(), of: z.string(), listed: z.string(), says: z.string() })),
  note: z.string(),
  nodes: answering,
}) satisfies z.ZodType<PeersView>;

export const searchShape = z.strictObject({
  q: z.string(),
  hint: z.string().nullable(),
  hits: z.array(
    z.strictObject({
      kind: z.enum(['node', 'validator', 'height', 'block', 'incident']),
      network: z.string(),
      networkName: z.string(),
      title: z.string(),
      detail: z.string(),
      height: count.nullable(),
      node: z.string().nullable(),
      incident: count.nullable(),
    }),
  ),
}) satisfies z.ZodType<SearchView>;

export const wallShape = z.strictObject({
  overview: overviewShape,
  incidents: z.strictObject({
    open: count,
    unacknowledged: count,
    shown: z.array(
      z.strictObject({
        id: count,
        title: z.string().min(1),
        severity: z.enum(['critical', 'warning', 'info']),
        sentence: z.string().min(1),
        beganAt: instant,
        acknowledged: z.strictObject({ by: person, at: instant }).nullable(),
        assignee: person.nullable(),
        shelved: z.boolean(),
        unknownSince: instant.nullable(),
        gone: z.boolean(),
      }),
    ),
  }),
  recovery: recoveryNow,
  keeping,
  checks: z.strictObject({ failed: z.array(z.string()), cannotTell: z.array(z.string()) }),
  text: z.array(z.string().min(1)),
}) satisfies z.ZodType<WallView>;
