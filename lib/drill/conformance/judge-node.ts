import { compareAnswer } from '@/lib/drill/conformance/compare-answer';
import type { Strictness } from '@/lib/drill/conformance/compare-shape';
import { type Ask, fillSlots, type OwnValues } from '@/lib/drill/conformance/own-values';
import { notThere, type RecordedCase } from '@/lib/drill/conformance/recorded-cases';
import type { Answered, Difference } from '@/lib/drill/conformance/types';

/** What became of one recorded call at one node. `not asked` = the network holds nothing to ask it about. */
export type Verdict = 'ok' | 'differs' | 'not available' | 'not asked';
export type JudgedCall = { readonly call: string; readonly verdict: Verdict; readonly differences: readonly Difference[] };

const absence = notThere('').code;

/** The API group is not served there, which the recorded node had open. */
const isClosed = ({ errors }: RecordedCase, got: Answered): boolean =>
  !got.ok && got.error.code === absence && !errors.some(({ code }) => code === absence);

async function judgeCall(recorded: RecordedCase, ask: Ask, values: OwnValues, strictness: Strictness): Promise<JudgedCall> {
  const { call, method, slots } = recorded;
  const params = fillSlots(slots, values);
  if (params === null) return { call, verdict: 'not asked', differences: [] };
  const got = await ask(method, params);
  if (strictness === 'loose' && isClosed(recorded, got)) return { call, verdict: 'not available', differences: [] };
  const differences = compareAnswer(recorded, got, strictness);
  return { call, verdict: differences.length === 0 ? 'ok' : 'differs', differences };
}

/** Puts recorded calls to a node, one after the other, and compares. Choosing calls that do no harm there is the caller's part. */
export async function judgeNode(
  cases: readonly RecordedCase[],
  ask: Ask,
  values: OwnValues,
  strictness: Strictness,
): Promise<readonly JudgedCall[]> {
  const judged: JudgedCall[] = [];
  for (const recorded of cases) judged.push(await judgeCall(recorded, ask, values, strictness));
  return judged;
}
