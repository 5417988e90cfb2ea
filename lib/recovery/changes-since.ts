import type { Address } from '@/lib/consensus/types';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { PlaybookId } from '@/lib/incidents/types';
import type { Plan } from './plan-types';
import { isRestarted, restsOnUptime } from './safety/rests-on-uptime';
import type { NodeLook } from './survey-types';

/** Plans that rest on every head standing where it was; the others watch or mend while blocks come. */
const HEADS_STAND = {
  'restart-consensus': true,
  'reconnect-peers': false,
  wait: false,
  'rewind-all': true,
  'rewind-one-side': true,
  'minimal-move': true,
  'rotate-static-nodes': true,
  'besu-move-one': true,
  'besu-restart-all': true,
  'resubmit-transactions': false,
} satisfies Record<PlaybookId, boolean>;

export const restsOnHeads = ({ playbook }: Plan): boolean => HEADS_STAND[playbook];

/** What of the plan's basis is no longer so, by fresh looks: any of it makes the plan stale. What a look does not tell has not changed, but is not proven either. */
export function changesSince(plan: Plan, looks: readonly NodeLook[]): readonly Phrase[] {
  const { basis, absent } = plan;
  const found = looks.filter(({ answered }) => answered).flatMap((look) => changesOf(plan, look));
  const gone = looks
    .filter(({ node, answered }) => !answered && !absent.includes(node) && plan.nodes.includes(node))
    .map(({ node }) => phrase('plan.stale.gone', { node }));
  const known = new Set<Address>([...basis.peers, ...Object.values(basis.addresses)]);
  const fresh = new Set(
    looks.flatMap(({ peers }) => peers ?? []).flatMap(({ address }) => (address && !known.has(address) ? [address] : [])),
  );
  return [...found, ...gone, ...[...fresh].sort().map((address) => phrase('plan.stale.peer', { address: { hash: address } }))];
}

function changesOf(plan: Plan, look: NodeLook): readonly Phrase[] {
  const { basis, absent, playbook, nodes } = plan;
  const { node } = look;
  if (!nodes.includes(node)) return [];
  const changes: Phrase[] = [];
  if (absent.includes(node)) changes.push(phrase('plan.stale.back', { node }));
  if (look.chainId !== null && look.chainId !== basis.chainId) changes.push(phrase('plan.stale.chain', { node }));
  else if (look.genesis !== null && basis.genesis !== null && look.genesis !== basis.genesis)
    changes.push(phrase('plan.stale.chain', { node }));
  const was = basis.heads[node];
  if (HEADS_STAND[playbook] && was && look.head && look.head.hash !== was.hash)
    changes.push(phrase('plan.stale.head', { node, from: was.height, to: look.head.height, hash: { hash: look.head.hash } }));
  const address = basis.addresses[node];
  if (address && look.address && look.address !== address)
    changes.push(phrase('plan.stale.identity', { node, to: { hash: look.address } }));
  const client = basis.clients[node];
  if (client && look.client && look.client !== client) changes.push(phrase('plan.stale.client', { node, to: look.client }));
  if (isRestarted(plan, look) && restsOnUptime(plan, node)) changes.push(phrase('plan.stale.restarted', { node }));
  // The set follows from the head: where heads stand it can't have changed alone.
  if (!HEADS_STAND[playbook] && isOtherSet(basis, look)) changes.push(phrase('plan.stale.set', { node }));
  return changes;
}

/** Only of a head above all that were known: one that is behind may tell the set from before a vote. */
function isOtherSet({ heads, validators, sets = {} }: Plan['basis'], { head, validators: told }: NodeLook): boolean {
  const highest = Math.max(...Object.values(heads).map(({ height }) => height));
  const known = [validators, ...Object.values(sets)].map((set) => [...set].sort().join());
  return head !== null && told !== null && head.height > highest && !known.includes([...told].sort().join());
}
