import { formatNumber } from './format';
import { PHRASES, type PhraseKey, say } from './phrases';
import { shortNames } from './short-names';
import type { FindingView } from './types';
import { sayView } from './words/views';

/** What is odd, in a few words that go on a sentence. */
export function shortFinding({ code, node, height }: FindingView): string {
  const key = `short.finding.${code}`;
  const params = {
    node: shortNames([node ?? sayView('a-node')]).join(),
    height: height === null ? sayView('of-a-height') : formatNumber(height),
  };
  return say(Object.hasOwn(PHRASES, key) ? (key as PhraseKey) : 'short.finding.other', params);
}
