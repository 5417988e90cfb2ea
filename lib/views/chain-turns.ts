import { formatNumber, shortHash } from './format';
import type { TurnView } from './incident-types';
import { say } from './phrases';
import { sayView } from './words/views';

/** What was kept of the chain around an incident. Times in server ms. */
export type ChainAround = {
  readonly verdicts: readonly { readonly at: number; readonly sentence: string }[];
  /** Nodes as they turned, oldest first; `answering` null = not told. */
  readonly nodes: readonly { readonly at: number; readonly name: string; readonly answering: boolean | null }[];
  readonly blocks: readonly { readonly at: number; readonly height: number; readonly hash: string; readonly round: number | null }[];
  /** Later rounds than 0; null = a round that is not known. */
  readonly rounds: readonly { readonly at: number; readonly height: number; readonly round: number | null }[];
};

/** More lines of a kind than this tell nothing more: the newest go. */
const MOST_OF_A_KIND = 60;

/** The chain's own turns as lines of a timeline, each kind bounded. */
export function chainTurns({ verdicts, nodes, blocks, rounds }: ChainAround): readonly TurnView[] {
  const shown = new Set(blocks.map(({ height }) => height));
  const last = new Map<string, boolean>();
  const turned = nodes.filter(({ name, answering }) => {
    const before = last.get(name);
    if (answering !== null) last.set(name, answering);
    return answering !== null && before !== undefined && before !== answering;
  });
  const later = rounds.filter(({ height, round }) => round !== null && round > 0 && !shown.has(height));
  return [
    ...bounded(verdicts.map(({ at, sentence }) => line('verdict', at, say('chain.verdict', { sentence })))),
    ...bounded(
      turned.map(({ at, name, answering }) => line('node', at, say(answering ? 'chain.node-back' : 'chain.node-silent', { name }))),
    ),
    ...bounded(
      blocks.map(({ at, height, hash, round }) =>
        line(
          'block',
          at,
          say('chain.block', {
            height: formatNumber(height),
            hash: shortHash(hash as `0x${string}`),
            round: round ?? sayView('not-known'),
          }),
        ),
      ),
    ),
    ...bounded(
      later.map(({ at, height, round }) =>
        line('round', at, say('chain.round', { height: formatNumber(height), round: round ?? sayView('not-known') })),
      ),
    ),
  ];
}

const bounded = (lines: readonly TurnView[]): readonly TurnView[] => lines.slice(0, MOST_OF_A_KIND);

/** Their ids are no turn's: 0. */
function line(kind: TurnView['kind'], at: number, sentence: string): TurnView {
  return { id: 0, at, kind, by: null, sentence, text: null };
}
