import { compareShape, type Strictness } from '@/lib/drill/conformance/compare-shape';
import type { RecordedCase } from '@/lib/drill/conformance/recorded-cases';
import { describeShape } from '@/lib/drill/conformance/shape';
import type { Answered, AnsweredError, Difference } from '@/lib/drill/conformance/types';

const worded = ({ code, message, data }: AnsweredError): string =>
  `error ${code} "${message}"${data === undefined ? '' : ` with data ${JSON.stringify(data)}`}`;

function recordedAnswer({ shape, errors }: RecordedCase): string {
  return [...(shape === null ? [] : [describeShape(shape)]), ...errors.map(worded)].join(' or ');
}

/** Error codes and texts must be recorded ones to the letter; of error objects nothing else is sent by the client but `data`. */
function compareError(recorded: RecordedCase, got: AnsweredError): readonly Difference[] {
  const found = worded(got);
  if (recorded.errors.some((error) => worded(error) === found)) return [];
  return [{ call: recorded.call, path: '', recorded: recordedAnswer(recorded), got: found }];
}

/** Where an answer differs from what the real client answered to the same call; each place once. */
export function compareAnswer(recorded: RecordedCase, got: Answered, strictness: Strictness = 'exact'): readonly Difference[] {
  const { call, shape } = recorded;
  if (!got.ok) return compareError(recorded, got.error);
  if (shape === null) return [{ call, path: '', recorded: recordedAnswer(recorded), got: JSON.stringify(got.result).slice(0, 90) }];
  const byPath = new Map(compareShape(shape, got.result, '', strictness).map((one) => [one.path, one] as const));
  return [...byPath.values()].map((one) => ({ call, ...one }));
}
