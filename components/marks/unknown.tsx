import { Hint } from '@/components/overlay/hint';
import { MARK_WORDS } from '@/lib/views/words/marks';

type Props = {
  /** Why it is not known; on hover, focus or touch, and for screen readers. */
  readonly why?: string;
  readonly word?: string;
};

/** What is not known has a word and a hatch, never 0, a dash or nothing. */
export function Unknown({ why, word = MARK_WORDS.unknown }: Props) {
  if (why === undefined) return <span className="unknown">{word}</span>;
  return (
    <Hint says={why} explains>
      <button type="button" className="term unknown">
        {word}
        <span className="sr-only">: {why}</span>
      </button>
    </Hint>
  );
}
