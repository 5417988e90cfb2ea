import { addSample, emptyShape, type Shape } from '@/lib/drill/conformance/shape';
import { describeCall, type Slot, slotOf } from '@/lib/drill/conformance/slot';
import type { AnsweredError, RecordedCall } from '@/lib/drill/conformance/types';

/** A distinct recorded call with everything it was ever answered. */
export type RecordedCase = {
  readonly call: string;
  readonly method: string;
  readonly slots: readonly Slot[];
  /** null = only errors were answered. */
  readonly shape: Shape | null;
  readonly errors: readonly AnsweredError[];
};

type Building = {
  readonly method: string;
  readonly slots: readonly Slot[];
  shape: Shape | null;
  readonly errors: Map<string, AnsweredError>;
};

const NOT_THERE = -32601;

/** What the client says of a method it does not serve; the words are recorded for every closed group. */
export const notThere = (method: string): AnsweredError => ({
  code: NOT_THERE,
  message: `the method ${method} does not exist/is not available`,
});

const isAbsence = ({ code }: AnsweredError): boolean => code === NOT_THERE;

/**
 * Every distinct (method, kinds of parameters) of the calls with the shape of its answers and its errors. Refusals by nodes that close
 * a method's API group are no case of that method where another node serves it.
 */
export function readCases(calls: readonly RecordedCall[]): readonly RecordedCase[] {
  const served = new Set(calls.flatMap(({ method, answer }) => (answer.ok || !isAbsence(answer.error) ? [method] : [])));
  const cases = new Map<string, Building>();
  for (const { method, params, answer } of calls) {
    if (!answer.ok && isAbsence(answer.error) && served.has(method)) continue;
    const slots = params.map((param, index) => slotOf(method, index, param, answer.ok && answer.result !== null));
    const call = describeCall(method, slots);
    const known = cases.get(call) ?? { method, slots, shape: null, errors: new Map() };
    cases.set(call, known);
    if (answer.ok) {
      known.shape ??= emptyShape();
      addSample(known.shape, answer.result, method);
    } else known.errors.set(JSON.stringify(answer.error), answer.error);
  }
  return [...cases].map(([call, { method, slots, shape, errors }]) => ({ call, method, slots, shape, errors: [...errors.values()] }));
}
