'use client';

import type { Route } from 'next';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useNetworks, useSearch } from '@/components/live/use-views';
import { hitPath } from '@/components/search/hit-path';
import { pageHits } from '@/components/search/page-hits';
import { keepRecent, keyOf, readRecent } from '@/components/search/recent';
import type { SearchHit } from '@/lib/views/search-types';
import { saySearch } from '@/lib/views/words/search';

type Props = {
  readonly onGo: (path: Route) => void;
  /** Whose pages are open; null = of none. */
  readonly network?: string | null;
};

/** Rest after a key before the server is asked, ms. */
const REST_MS = 120;

/** The field, what was found, and what was opened last; arrow keys choose, Enter opens. */
export function SearchPanel({ onGo, network = null }: Props) {
  const list = useId();
  const several = useNetworks().length > 1;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState(0);
  const [recent] = useState(readRecent);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { view, failed } = useSearch(asked);
  const isRecent = text.trim() === '';
  const isCurrent = view !== null && view.q === text.trim();
  const hits = isRecent ? recent : [...pageHits(text, network), ...(view?.hits ?? [])];
  const at = Math.min(chosen, hits.length - 1);

  const go = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    keepRecent(hit);
    onGo(hitPath(hit, network));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(hits.length === 0 ? 0 : (at + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && (isRecent || isCurrent || hits[at]?.kind === 'page')) {
      event.preventDefault();
      go(hits[at]);
    }
  };
  return (
    <>
      <input
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits.length > 0 ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={saySearch('field')}
        placeholder={saySearch('example')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        className="w-full border-line border-b bg-transparent px-5 py-4 text-lead outline-none placeholder:text-ink3"
      />
      <div
        id={list}
        role="listbox"
        aria-label={saySearch(isRecent ? 'recent' : 'found')}
        className="max-h-[52vh] overflow-y-auto p-2 empty:hidden"
      >
        {hits.map((hit, index) => (
          <div
            key={keyOf(hit)}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseMove={() => setChosen(index)}
            onClick={() => go(hit)}
            onKeyDown={onKeyDown}
            className="grid cursor-pointer grid-cols-[72px_minmax(0,1fr)] gap-3 rounded-md px-3 py-2 aria-selected:bg-sunk"
          >
            <span className="text-small text-ink3 leading-[1.7]">{saySearch(`kind.${hit.kind}`)}</span>
            <span className="min-w-0 break-words">
              {hit.title}
              <span className="block text-small text-ink2">
                <span className="line-clamp-2">
                  {hit.detail}
                  {several && hit.networkName !== '' ? ` · ${hit.networkName}` : ''}
                </span>
              </span>
            </span>
          </div>
        ))}
      </div>
      <p role="status" className="border-line border-t px-5 py-2.5 text-small text-ink2">
        {statusOf({ isRecent, failed, isCurrent, hint: view?.hint ?? null, count: hits.length })}
      </p>
    </>
  );
}

type Status = {
  readonly isRecent: boolean;
  readonly failed: boolean;
  readonly isCurrent: boolean;
  readonly hint: string | null;
  readonly count: number;
};

function statusOf({ isRecent, failed, isCurrent, hint, count }: Status): string {
  if (isRecent) return saySearch(count > 0 ? 'status.recent' : 'status.empty');
  if (failed) return saySearch('status.failed');
  if (!isCurrent) return saySearch('status.searching');
  return hint !== null && count === 0 ? hint : saySearch('status.found', { count });
}
