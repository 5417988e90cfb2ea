import type { Severity } from '@/components/marks/severity-mark';
import type { NodeState } from '@/lib/views/types';
import { sayNodes } from '@/lib/views/words/nodes';

/** A node's state as a word and how bad it is by itself. */
export const NODE_WORD = {
  ok: { word: sayNodes('node-words.answers'), severity: 'ok' },
  behind: { word: sayNodes('node-words.behind'), severity: 'warning' },
  unreachable: { word: sayNodes('node-words.unreachable'), severity: 'critical' },
  error: { word: sayNodes('node-words.error'), severity: 'warning' },
  'wrong-chain': { word: sayNodes('node-words.other-chain'), severity: 'critical' },
  'identity-fault': { word: sayNodes('node-words.identity-fault'), severity: 'critical' },
  unknown: { word: sayNodes('node-words.not-known'), severity: 'unknown' },
} as const satisfies Record<NodeState, { readonly word: string; readonly severity: Severity }>;

const REMEDIES: Readonly<Record<string, string>> = {
  unreachable: sayNodes('node-words.check-that-node'),
  timeout: sayNodes('node-words.node-slow-or'),
  'http-status':
    'Check the URL and whatever proxy stands before the node; "invalid host" means its --http.vhosts (Besu: --host-allowlist) lacks this name.',
  'not-json': sayNodes('node-words.something-other-than'),
  'too-large': sayNodes('node-words.answer-far-larger'),
  'rpc-error': sayNodes('node-words.node-refused-call'),
  'method-unavailable': sayNodes('node-words.open-api-group'),
  'wrong-shape': sayNodes('node-words.answer-not-what'),
  'wrong-chain': sayNodes('node-words.this-node-belongs'),
  unauthorized: sayNodes('node-words.node-wants-credentials'),
};

/** What to do about a node's error; null when nothing general can be said. */
export function remedyFor(code: string): string | null {
  return REMEDIES[code] ?? null;
}
