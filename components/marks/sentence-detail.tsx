import type { ReactNode } from 'react';

/** A line of what the sentence means, under it. */
export function SentenceDetail({ children }: { readonly children: ReactNode }) {
  return <p className="mt-1.5 max-w-[84ch] break-words text-ink2">{children}</p>;
}
