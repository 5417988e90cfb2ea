import type { Runtime } from '@/lib/runtime/runtime';
import { sayRefusal } from '@/lib/views/words/refusals';
import { Refused } from '../refused';

/** Who carries out the plans of a network. @throws Refused when there is no such network */
export function deskOf(runtime: Runtime, network: string) {
  const desk = runtime.recovery.get(network);
  if (desk) return desk;
  throw noSuchNetwork(network);
}

const noSuchNetwork = (network: string): Refused =>
  new Refused('not-found', sayRefusal('desk-of.no-network-has', { network: network.slice(0, 40) }), sayRefusal('desk-of.get-api-v1'));

/** Who has to agree to plans of a network. @throws Refused when there is no such network */
export function policyOf(runtime: Runtime, network: string) {
  const found = runtime.recoverySettings.get(network);
  if (found) return found.policy;
  throw noSuchNetwork(network);
}

export function noSuchPlan(network: string, number: number): Refused {
  return new Refused(
    'not-found',
    sayRefusal('desk-of.no-plan-has', { network: network.slice(0, 40), number: String(number) }),
    sayRefusal('desk-of.get-api-v1-2', { network: encodeURIComponent(network.slice(0, 40)) }),
  );
}
