import { z } from 'zod';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import type { ValidatorsView } from '@/lib/views/validators-types';
import { about, address, count, hash, headerTime, instant, nodeState, openRound, quorum, roundWindow } from './api-shapes';

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
    points: z.array(z.strictObject({ at: instant, changes: count.nullable() })),
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
