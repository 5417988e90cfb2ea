import fc from 'fast-check';
import { expect, it } from 'vitest';
import { causeId, type Seen } from './incident-state';
import { causeOf, makeLife, seenBy } from './life.test-world';

const ON_MS = 20_000;
const OFF_MS = 15_000;
const KEYS = ['a', 'b'] as const;

type Step = {
  readonly passed: number;
  readonly fork: readonly string[];
  readonly stall: readonly string[];
  readonly unknown: boolean;
  /** The stalls follow from no fork at this look. */
  readonly alone: boolean;
  readonly kill: boolean;
};

const some = fc.subarray([...KEYS]);
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.record({
      // Runs of the same look, so that delays do run out.
      times: fc.integer({ min: 1, max: 12 }),
      passed: fc.constantFrom(1000, 2000, 5000),
      fork: some,
      stall: some,
      unknown: fc.boolean(),
      alone: fc.boolean(),
      kill: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((runs) => runs.flatMap(({ times, ...step }) => Array.from({ length: times }, () => step)));

function seenAt({ fork, stall, unknown, alone }: Step): readonly Seen[] {
  const cannotTell = unknown ? [{ need: 'heads', nodes: [], keys: 'all' } as const] : [];
  return [
    seenBy(
      'stall',
      stall.map((key) => causeOf(key)),
      { onDelayMs: ON_MS, offDelayMs: OFF_MS, consequenceOf: ['fork'], cannotTell, isConsequence: () => !alone, standsAlone: () => alone },
    ),
    seenBy(
      'fork',
      fork.map((key) => causeOf(key)),
      { onDelayMs: 0, offDelayMs: OFF_MS, cannotTell },
    ),
  ];
}

/** What everybody can see of a life: what is open, what stands in it, what ended. */
const shown = (life: ReturnType<typeof makeLife>) =>
  life.rows().map(({ id, detector, key, status, reopened, unknownSince, openedAt, resolvedAt, consequences }) => ({
    ...{ id, detector, key, status, reopened, unknownSince, openedAt, resolvedAt },
    consequences: consequences.map(({ detector: of, key: what, until }) => [of, what, until]),
  }));

it('whatever happens, no cause has two open incidents, none that stood long enough has no place, and what is kept is what is open', () => {
  fc.assert(
    fc.property(steps, (walk) => {
      const life = makeLife();
      const stood = new Map<string, number>();
      let now = 1_700_000_000_000;
      for (const step of walk) {
        now += step.passed;
        life.look(now, seenAt(step));
        const open = life.open();
        const places = open.flatMap(({ detector, key, consequences }) => [
          causeId(detector, key),
          ...consequences.filter(({ until }) => until === null).map((one) => causeId(one.detector, one.key)),
        ]);
        expect(new Set(places).size).toBe(places.length);
        expect(
          life
            .rows()
            .filter(({ status }) => status === 'open')
            .map(({ id }) => id)
            .sort(),
        ).toEqual(open.map(({ id }) => id).sort());
        for (const detector of ['fork', 'stall'] as const) {
          for (const key of KEYS) {
            const id = causeId(detector, key);
            if (!step[detector].includes(key)) stood.delete(id);
            else {
              stood.set(id, stood.get(id) ?? now);
              const isDue = now - (stood.get(id) ?? now) >= (detector === 'stall' ? ON_MS : 0);
              if (isDue) expect(places).toContain(id);
            }
          }
        }
      }
    }),
    { numRuns: 50 },
  );
});

it('killed and started again anywhere, it goes on as if it had not been', () => {
  fc.assert(
    fc.property(steps, (walk) => {
      const [whole, killed] = [makeLife(), makeLife()];
      let now = 1_700_000_000_000;
      for (const step of walk) {
        now += step.passed;
        if (step.kill) killed.restart(now);
        whole.look(now, seenAt(step));
        killed.look(now, seenAt(step));
        expect(shown(killed)).toEqual(shown(whole));
        for (const { id } of whole.rows()) expect(killed.turns(id)).toEqual(whole.turns(id));
      }
    }),
    { numRuns: 50 },
  );
});
