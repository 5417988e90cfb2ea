import { clientVersion, nodeInfo, rpcModules } from '@/lib/rpc/calls';
import { dialectOf } from '@/lib/rpc/dialects';
import type { Call, Outcome, RpcFailure } from '@/lib/rpc/types';
import type { Needed } from '../dry/needed-permissions';
import type { Permission } from '../dry/types';
import type { LookedNode } from './look-at-nodes';

/** "invalid params": the method was let through and did nothing. */
const INVALID_PARAMS = -32602;

type Word = Pick<Permission, 'state' | 'by' | 'answer'>;
const UNTOLD: Word = { state: 'unknown', by: null, answer: null };

/**
 * What each node lets the product call, asked now. Changes nothing: its list of groups, a read of `admin`, and, of a client that is known to refuse
 * them unread, calls without their argument. `miner` has no call that can be tried: `miner_start` and `miner_stop` take none, so its list alone tells.
 */
export async function probePermissions(nodes: readonly LookedNode[], needed: readonly Needed[]): Promise<readonly Permission[]> {
  const all = await Promise.all(
    nodes.map((node) =>
      probeNode(
        node,
        needed.filter((one) => one.node === node.name),
      ),
    ),
  );
  return all.flat();
}

async function probeNode({ client }: LookedNode, needed: readonly Needed[]): Promise<readonly Permission[]> {
  if (needed.length === 0) return [];
  const [version, modules, info] = (await client.send([clientVersion(), rpcModules(), nodeInfo()] as const)).outcomes;
  const { refusedWithoutArgument } = dialectOf(version.ok ? version.value : null);
  const tried = needed.flatMap(({ methods }) => methods.filter((method) => refusedWithoutArgument.includes(method)));
  const { outcomes } = tried.length === 0 ? { outcomes: [] } : await client.send(tried.map(withoutArgument));
  const words = new Map(tried.map((method, index) => [method, wordOf(outcomes[index])]));
  return needed.map(({ node, group, methods, isForRemedy }) => {
    const said = [
      ...methods.flatMap((method) => words.get(method) ?? []),
      ...(group === 'admin' ? [wordOf(info)] : []),
      listed(modules, group),
    ];
    const { state, by, answer } = strongest(said);
    return { node, group, state, by, answer: answer === null ? null : (client.mask?.(answer) ?? answer), isForRemedy };
  });
}

/** One call that is closed stops the plan, whatever else is told; a call that is let through is believed before the list. */
function strongest(said: readonly Word[]): Word {
  const is = (state: Word['state'], by: Word['by']) => said.find((one) => one.state === state && one.by === by);
  return (
    is('closed', 'call') ??
    is('open', 'call') ??
    is('closed', 'list') ??
    is('open', 'list') ??
    said.find((one) => one.answer !== null) ??
    UNTOLD
  );
}

const withoutArgument = (method: string): Call<unknown> => ({ method, params: [], parse: (raw) => raw });

/** A group's own call tells: it was answered, refused for its missing argument, or is not let through. */
function wordOf(outcome: Outcome<unknown> | undefined): Word {
  if (!outcome) return UNTOLD;
  if (outcome.ok) return { state: 'open', by: 'call', answer: null };
  const { error } = outcome;
  if (error.rpcCode === INVALID_PARAMS) return { state: 'open', by: 'call', answer: null };
  return isClosed(error) ? { state: 'closed', by: 'call', answer: error.message } : { ...UNTOLD, answer: error.message };
}

const isClosed = ({ code }: RpcFailure): boolean => code === 'method-unavailable' || code === 'unauthorized';

function listed(modules: Outcome<readonly string[]>, group: string): Word {
  if (!modules.ok) return { ...UNTOLD, answer: modules.error.message };
  return { state: modules.value.includes(group) ? 'open' : 'closed', by: 'list', answer: null };
}
