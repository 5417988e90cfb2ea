import type { BlockPicture } from '@/lib/chain/picture';
import { standingMs, twoLooksMs } from '../pace';
import { phrase } from '../phrase';
import type { Detector } from '../types';
import { isNobodyHeard } from '../who-answers';

/** Blocks whose author had no turn up to their round, under any order of turns its network may go by. */
export const unexpectedProposer: Detector = {
  id: 'unexpected-proposer',
  needs: ['headers', 'validator-set', 'settings'],
  onDelayMs: twoLooksMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: ['fork'],
  isConsequence: (cause, of) => (cause.heights?.from ?? 0) >= (of.heights?.from ?? Number.POSITIVE_INFINITY),
  detect: (input) => {
    const { picture } = input;
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] };
    const blocks = picture.heights.flatMap(({ camps }) => camps.flatMap(({ hash }) => picture.block(hash) ?? []));
    const found = blocks.filter(({ proposer }) => proposer === 'unexpected');
    const newest = found.at(-1);
    if (!newest) {
      const isUnknown = blocks.length > 0 && blocks.every(({ proposer }) => proposer === 'unknown');
      return { present: [], cannotTell: isUnknown ? [{ need: 'settings', nodes: [], keys: 'all' }] : [] };
    }
    const heights = found.map(({ header }) => header.height);
    return {
      present: [
        {
          key: 'unexpected-proposer',
          severity: 'warning',
          since: null,
          says: phrase('detector.proposer.block', {
            height: newest.header.height,
            author: { validators: newest.author === null ? [] : [newest.author] },
            expected: { validators: newest.expectedProposer === null ? [] : [newest.expectedProposer] },
            round: newest.round,
          }),
          means: phrase('detector.proposer.means', { count: found.length, heights: picture.heights.length }),
          nodes: picture.nodes.filter(({ address }) => address !== null && address === newest.author).map(({ name }) => name),
          validators: [...new Set(found.flatMap(({ author }) => author ?? []))],
          heights: { from: Math.min(...heights), to: Math.max(...heights) },
          facts: { blocks: found.map(factsOf) },
        },
      ],
      cannotTell: [],
    };
  },
};

const factsOf = ({ header, author, round, expectedProposer, turnOrder }: BlockPicture) => ({
  height: header.height,
  hash: header.hash,
  author,
  round,
  expectedProposer,
  turnOrder,
});
