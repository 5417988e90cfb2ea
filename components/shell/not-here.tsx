'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { StateNote } from '@/components/marks/state-note';
import { incidentsPath, nodesPath, overviewPath, recoveryPath } from '@/components/routes';
import { sayState } from '@/lib/views/words/states';

const KINDS = {
  heights: { word: 'missing.height', to: overviewPath },
  nodes: { word: 'missing.node', to: nodesPath },
  incidents: { word: 'missing.incident', to: (network: string) => incidentsPath(network) },
  recovery: { word: 'missing.plan', to: (network: string) => recoveryPath(network) },
} as const;

/** What a page of a network was asked for that there is not, and where what there is stands. */
export function NotHere() {
  const [, , network = '', kind = '', asked = ''] = usePathname().split('/').map(decoded);
  const known = isKind(kind) && asked !== '' ? kind : null;
  return (
    <StateNote
      isPage
      severity="unknown"
      says={sayState('missing.title')}
      help={known === null ? sayState('missing.other') : sayState(KINDS[known].word, { asked: asked.slice(0, 80) })}
    >
      {known === null ? null : (
        <Link href={KINDS[known].to(network)} className="link font-medium">
          {sayState(`missing.to.${known}`)}
        </Link>
      )}
      <Link href={'/' as Route} className="link font-medium">
        {sayState('missing.to.networks')}
      </Link>
    </StateNote>
  );
}

const isKind = (text: string): text is keyof typeof KINDS => Object.hasOwn(KINDS, text);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
