'use client';

import useSWRInfinite from 'swr/infinite';
import { evidencePath } from '@/components/live/api-paths';
import type { EvidencePiece, ManifestView } from '@/lib/views/incident-types';

type Asked = { readonly network: string; readonly incident: number; readonly kind: EvidencePiece['kind'] | null };
type Pages = {
  readonly pieces: readonly EvidencePiece[];
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly error: string | null;
  readonly more: () => void;
};

/** An incident's evidence page by page; null = it is not asked for. */
export function useEvidence(asked: Asked | null): Pages {
  const { data, error, isLoading, size, setSize } = useSWRInfinite<ManifestView, Error>((page, before: ManifestView | null) => {
    if (asked === null || (before !== null && before.next === null)) return null;
    const kind = asked.kind === null ? '' : `&kind=${asked.kind}`;
    return `${evidencePath(asked.network, asked.incident)}?part=manifest&after=${page === 0 ? 0 : (before?.next ?? 0)}${kind}`;
  });
  const pages = data ?? [];
  return {
    pieces: pages.flatMap(({ pieces }) => pieces),
    hasMore: (pages.at(-1)?.next ?? null) !== null,
    isReading: isLoading || (size > 1 && data !== undefined && data[size - 1] === undefined),
    error: error?.message ?? null,
    more: () => void setSize(size + 1),
  };
}
