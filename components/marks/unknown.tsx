import { MARK_WORDS } from '@/lib/views/words/marks';

type Props = {
  /** Why it is not known; on hover, and for screen readers. */
  readonly why?: string;
  readonly word?: string;
};

/** What is not known has a word and a hatch, never 0, a dash or nothing. */
export function Unknown({ why, word = MARK_WORDS.unknown }: Props) {
  return (
    <span className="unknown" title={why}>
      {word}
      {why === undefined ? null : <span className="sr-only">: {why}</span>}
    </span>
  );
}
