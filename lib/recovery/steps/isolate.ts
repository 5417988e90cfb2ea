import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { peerCalls } from '../peer-calls';
import type { PlannedCall, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { coresAre, headsAsTheyWere, namesOf, noPeers } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

/** Longer than a link cut on one end only stays away (20 to 35 s). Source: recovery.md, step 4. */
export const PROOF_MS = 40_000;
/** Removed once more: a redial may have been under way. */
const TIMES = 2;

/** `admin_removePeer` for every pair on both ends, also for nodes that are stopped and peers nobody configured, as far as their key is known. */
export function isolate(scene: Scene): Step {
  const nodes = scene.there;
  return makeStep({
    id: 'isolate',
    kind: 'isolate',
    title: phrase('plan.isolate.title', { nodes: { list: namesOf(nodes) } }),
    says: [phrase('plan.isolate.says')],
    wayOut: phrase('plan.way-out.isolated'),
    nodes: namesOf(nodes),
    tasks: nodes.map((node) =>
      makeTask(scene, node, {
        id: `isolate:${node.name}`,
        calls: removals(scene, node),
        times: TIMES,
        after: noPeers([node]),
      }),
    ),
    before: [...coresAre(coresOf(nodes), false), ...headsAsTheyWere(nodes)],
    after: noPeers(nodes),
    limitMs: 35_000,
    expectedMs: 2_000,
    retries: 2,
    dispensable: dispensableOf(scene, nodes),
  });
}

/** Every other node by its enode, and every stranger that told one. */
function removals(scene: Scene, self: SceneNode): readonly PlannedCall[] {
  const others = namesOf(scene.nodes).filter((name) => name !== self.name);
  const strangers = scene.input.survey.strangers.flatMap(({ enode }) => (enode ? [{ method: 'admin_removePeer', params: [enode] }] : []));
  return [...peerCalls(scene, 'admin_removePeer', others), ...strangers];
}

/** Nobody has a peer at any look for longer than one end alone could keep a link away. */
export function proveIsolation(scene: Scene): Step {
  const nodes = scene.there;
  return makeStep({
    id: 'prove-isolation',
    kind: 'prove-isolation',
    title: phrase('plan.prove.title', { for: { ms: PROOF_MS } }),
    says: [phrase('plan.prove.says', { for: { ms: PROOF_MS } }), ...sayDiscovery(nodes)],
    wayOut: phrase('plan.way-out.isolated'),
    nodes: namesOf(nodes),
    after: [...noPeers(nodes, PROOF_MS), ...coresAre(coresOf(nodes), false), ...headsAsTheyWere(nodes)],
    limitMs: PROOF_MS + 45_000,
    expectedMs: PROOF_MS + 1_000,
    dispensable: dispensableOf(scene, nodes),
  });
}

/** Whoever looks for peers by itself dials again what was cut. Source: quorum p2p/dial.go (dynamic dials), p2p/enode/urlv4.go (discport). */
function sayDiscovery(nodes: readonly SceneNode[]): readonly Phrase[] {
  const looking = nodes.filter(({ look }) => look.enode !== null && !/[?&]discport=0(?!\d)/.test(look.enode));
  return looking.length === 0 ? [] : [phrase('plan.prove.discovery', { nodes: { list: namesOf(looking) } })];
}

export const coresOf = (nodes: readonly SceneNode[]): readonly SceneNode[] => nodes.filter(({ hasCore }) => hasCore);
