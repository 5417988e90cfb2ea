import type { ReactNode } from 'react';
import { Hint } from '@/components/overlay/hint';
import { GLOSSARY, type TermId } from '@/lib/views/glossary';

type Props = { readonly id: TermId; readonly children?: ReactNode };

/**
 * A word of the field with what it means: on hover, focus or touch. Escape closes it and leaves the focus where it is; the pointer may move onto it.
 * It stands in no other element's text while it is closed.
 */
export function Term({ id, children }: Props) {
  const { term, says } = GLOSSARY[id];
  return (
    <Hint says={says} explains>
      <button type="button" className="term">
        {children ?? term}
      </button>
    </Hint>
  );
}
