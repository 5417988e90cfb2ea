import type { Severity } from '@/components/marks/severity-mark';
import type { NodeState } from '@/lib/views/types';

/** A node's state as a word and how bad it is by itself. */
export const NODE_WORD = {
  ok: { word: 'answers', severity: 'ok' },
  behind: { word: 'behind', severity: 'warning' },
  unreachable: { word: 'unreachable', severity: 'critical' },
  error: { word: 'error', severity: 'warning' },
  'wrong-chain': { word: 'other chain', severity: 'critical' },
  'identity-fault': { word: 'identity fault', severity: 'critical' },
  unknown: { word: 'not known', severity: 'unknown' },
} as const satisfies Record<NodeState, { readonly word: string; readonly severity: Severity }>;

const REMEDIES: Readonly<Record<string, string>> = {
  unreachable: 'Check that the node runs and that its URL and port are right.',
  timeout: 'The node is slow or blocked: check its load and the network path.',
  'http-status':
    'Check the URL and whatever proxy stands before the node; "invalid host" means its --http.vhosts (Besu: --host-allowlist) lacks this name.',
  'not-json': 'Something other than a JSON-RPC endpoint answers there: check the URL.',
  'too-large': 'The answer is far larger than any block: check what answers at this URL.',
  'rpc-error': 'The node refused the call: see its own log.',
  'method-unavailable': 'Open the API group on the node (GoQuorum --http.api, Besu --rpc-http-api).',
  'wrong-shape': 'The answer is not what the method gives: check the client and its version.',
  'wrong-chain': 'This node belongs to another chain: take it out of this network, or correct its URL.',
  unauthorized: 'The node wants credentials: check auth in the settings.',
};

/** What to do about a node's error; null when nothing general can be said. */
export function remedyFor(code: string): string | null {
  return REMEDIES[code] ?? null;
}
