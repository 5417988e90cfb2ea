import type { Runtime } from '@/lib/runtime/runtime';
import { Refused } from '../refused';

/** Who carries out the plans of a network. @throws Refused when there is no such network */
export function deskOf(runtime: Runtime, network: string) {
  const desk = runtime.recovery.get(network);
  if (desk) return desk;
  throw noSuchNetwork(network);
}

const noSuchNetwork = (network: string): Refused =>
  new Refused('not-found', `No network has the id "${network.slice(0, 40)}".`, 'GET /api/v1/networks lists them.');

/** Who has to agree to plans of a network. @throws Refused when there is no such network */
export function policyOf(runtime: Runtime, network: string) {
  const found = runtime.recoverySettings.get(network);
  if (found) return found.policy;
  throw noSuchNetwork(network);
}

export function noSuchPlan(network: string, number: number): Refused {
  return new Refused(
    'not-found',
    `No plan of "${network.slice(0, 40)}" has the number ${number}.`,
    `GET /api/v1/networks/${encodeURIComponent(network.slice(0, 40))}/recovery lists them.`,
  );
}
