import type { Hash } from '@/lib/consensus/types';
import { phrase } from '@/lib/incidents/phrase';
import { callPeer, countPeers, peerName } from '../checks/peer-names';
import { saySilence } from '../checks/say-silence';
import { makeProblem } from '../machine/make-problem';
import { currentStep } from '../machine/steps-of';
import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import { allowedPeers } from './allowed-peers';
import { heldHead } from './held-head';
import { isLost } from './is-lost';
import { isWelcome } from './is-welcome';
import type { Rule } from './scene';
import { setAt } from './set-at';

const lower = (text: string) => text.toLowerCase();

/** A node answers for another chain. */
export const onThisChain: Rule = ({ plan, nodes, look, now: at }) => {
  const { chainId, genesis } = plan.basis;
  for (const node of nodes) {
    const found = look(node);
    const isOther = found !== null && found.chainId !== null && found.chainId !== chainId;
    const isOtherGenesis = genesis !== null && found?.genesis != null && lower(found.genesis) !== lower(genesis);
    if (!isOther && !isOtherGenesis) continue;
    const chain = found?.chainId ?? null;
    return makeProblem({
      ...{ code: 'other-chain', at, node, says: phrase('run.problem.other-chain', { node, chain: String(chain ?? '?') }) },
      expected: phrase('run.expect.chain', { node, chain: String(chainId), hash: genesis && { hash: genesis } }),
      seen: phrase('run.expect.chain', {
        node,
        chain: chain === null ? null : String(chain),
        hash: found?.genesis ? { hash: found.genesis } : null,
      }),
    });
  }
  return null;
};

/** A node proves to be another one than the plan was made for, or two answer as one. */
export const whoTheyWere: Rule = ({ plan, nodes, look, now: at }) => {
  const seen = new Map<string, string>();
  for (const node of nodes) {
    const address = look(node)?.address;
    if (!address) continue;
    const own = plan.basis.addresses[node];
    const proves = (who: string) => phrase('run.expect.identity', { node, address: who });
    if (own && lower(own) !== lower(address)) {
      const says = phrase('run.problem.identity', { node, was: own, is: address });
      return makeProblem({ code: 'identity-changed', at, node, says, expected: proves(own), seen: proves(address) });
    }
    const twin = seen.get(lower(address));
    if (twin) return makeProblem({ code: 'identity-changed', at, node, says: phrase('run.problem.twins', { node, twin, address }) });
    seen.set(lower(address), node);
  }
  return null;
};

/** From the proof of isolation on a node has no peer but those the plan connected it with, until all are linked again and blocks come. */
export const aloneAsProven: Rule = (scene) => {
  const { plan, run, nodes, look, now: at } = scene;
  if (isWhole(plan, run)) return null;
  const isOut = (name: string) => plan.absent.includes(name) || name in run.leftOut;
  const allowed = allowedPeers(plan, run);
  for (const node of nodes) {
    const found = look(node);
    const may = allowed.get(node);
    if (!found || !may) continue;
    const mayHave = (name: string | null) => name !== null && (may.has(name) || (may.size > 0 && isOut(name) && isWelcome(scene, name)));
    const others = (found.peers ?? []).filter((peer) => !mayHave(peerName(plan, peer)));
    const count = countPeers(found) ?? 0;
    const back = (found.peers ?? []).filter((peer) => isOut(peerName(plan, peer) ?? '')).length;
    if (others.length === 0 && count <= may.size + back) continue;
    const peers = { list: others.map((peer) => callPeer(plan, peer)) };
    const isNamed = others.length > 0;
    const says = isNamed ? phrase('run.problem.peer', { node, peers }) : phrase('run.problem.peers-unnamed', { node, count });
    const expected =
      may.size === 0 ? phrase('run.expect.no-peers', { node }) : phrase('run.expect.only-linked', { node, to: { list: [...may] } });
    return makeProblem({
      code: 'peer-in-isolation',
      at,
      node,
      says,
      expected,
      seen: isNamed ? phrase('run.seen.others', { node, peers }) : phrase('run.seen.peers', { node, count }),
    });
  }
  return null;
};

/** Blocks were seen, and nothing that is left to do concerns who is linked with whom. */
const isWhole = ({ steps }: Plan, { step, doneSteps }: Run): boolean =>
  steps.some(({ id, kind }) => kind === 'watch' && id in doneSteps) &&
  !steps
    .slice(step)
    .some(({ tasks }) => tasks.some((task) => task.isDestructive || task.calls.some(({ method }) => method.startsWith('admin_'))));

/** No head moves but by the plan. */
export const headsAsExpected: Rule = ({ plan, run, nodes, look, now: at }) => {
  const known = [
    ...Object.values(plan.basis.heads),
    ...Object.values(run.expected),
    ...[plan.ancestor, plan.target].flatMap((one) => one ?? []),
  ];
  for (const node of nodes) {
    const head = look(node)?.head;
    const held = heldHead(plan, run, node);
    if (!head || !held || head.hash === held.hash) continue;
    const isThird = known.some(({ height }) => height === head.height) && !known.some(({ hash }) => hash === head.hash);
    const seen = phrase('run.seen.head', { node, height: head.height, hash: { hash: head.hash } });
    const expected = phrase('run.expect.head', { node, height: held.height, hash: { hash: held.hash } });
    const says = isThird ? phrase('run.problem.third-branch', { node, height: head.height }) : phrase('run.problem.head-moved', { node });
    return makeProblem({ code: isThird ? 'third-branch' : 'head-moved', at, node, says, seen, expected });
  }
  return null;
};

/** Two new blocks at one height above the block all go on from. */
export const oneNewChain: Rule = ({ plan, nodes, look, now: at }) => {
  const { target } = plan;
  if (!target) return null;
  const old = new Set(Object.values(plan.basis.heads).map(({ hash }) => hash));
  const tops = new Map<number, Hash>();
  for (const node of nodes) {
    const head = look(node)?.head;
    if (!head || head.height <= target.height || old.has(head.hash) || plan.landings.length === 0) continue;
    const other = tops.get(head.height);
    if (other !== undefined && other !== head.hash) {
      const says = phrase('run.problem.third-branch', { node, height: head.height });
      const is = (hash: Hash) => phrase('run.seen.head', { node, height: head.height, hash: { hash } });
      return makeProblem({ code: 'third-branch', at, node, says, expected: is(other), seen: is(head.hash) });
    }
    tops.set(head.height, head.hash);
  }
  return null;
};

/** Who may seal the next block is who it was at the block the node stands on, for as long as no block was to be made. */
export const theSameSet: Rule = ({ plan, run, nodes, look, now: at }) => {
  if (plan.basis.validators.length === 0) return null;
  for (const node of nodes) {
    const set = look(node)?.validators;
    const held = heldHead(plan, run, node);
    const was = held && setAt(plan, held);
    if (!set || !was || sorted(set) === sorted(was)) continue;
    const says = phrase('run.problem.set', { node });
    const is = (validators: typeof set) => phrase('run.expect.set', { node, validators: { validators } });
    return makeProblem({ code: 'set-changed', at, node, says, expected: is(was), seen: is(set) });
  }
  return null;
};

const sorted = (set: readonly string[]) => set.map(lower).sort().join();

/** A node of the step is silent for long, and nobody was asked to restart it. */
export const nobodyLost: Rule = ({ plan, run, nodes, now: at }) => {
  const step = currentStep(plan, run);
  for (const node of step?.nodes ?? []) {
    const isAway = step?.tasks.some((task) => task.node === node && task.byHand !== null && task.byHand.kind !== 'calls');
    if (isAway || !nodes.includes(node) || !isLost(plan, run, node, at)) continue;
    const expected = phrase('run.expect.answer', { node });
    const silent = run.looks.find((one) => one.node === node) ?? null;
    return makeProblem({
      code: 'node-lost',
      at,
      node,
      says: phrase('run.problem.lost', { node }),
      expected,
      seen: saySilence(node, silent),
    });
  }
  return null;
};
