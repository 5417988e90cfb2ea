import { conditionsOf, faultsOf, KNOWN_FAULTS, type KnownFault } from '../known-faults';
import { standingMs, twoLooksMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { answeringNodes } from '../who-answers';

/** Releases with a fault that can fork or stop a chain of honest nodes, under the settings in force. One cause a fault. */
export const knownFault: Detector = {
  id: 'known-fault',
  needs: ['version', 'settings'],
  onDelayMs: twoLooksMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    const answering = answeringNodes(input);
    const conditions = conditionsOf(input.picture);
    const found = new Map<KnownFault, string[]>();
    const unsure = new Set<string>();
    const untold = new Set(input.picture.nodes.filter((node) => !answering.includes(node)).map(({ name }) => name));
    for (const { name } of answering) {
      const client = input.clientOf(name);
      if (!client || client.family === 'unknown' || client.version === null) untold.add(name);
      for (const { fault, shows } of client ? faultsOf(client, conditions) : []) {
        if (shows === 'unknown') unsure.add(keyOf(fault));
        else found.set(fault, [...(found.get(fault) ?? []), name]);
      }
    }
    const opening = [...found].filter(([fault]) => fault.opens);
    // Who does not tell its release may be the one that still has the fault.
    const open = KNOWN_FAULTS.filter(({ opens }) => opens)
      .map(keyOf)
      .filter((key) => untold.size > 0 || unsure.has(key));
    return {
      present: opening.map(([fault, nodes]) => causeOf(input, fault, nodes)),
      cannotTell: open.length === 0 ? [] : [{ need: untold.size > 0 ? 'version' : 'settings', nodes: [...untold], keys: open }],
    };
  },
};

const keyOf = ({ id }: KnownFault): string => `known-fault:${id}`;

function causeOf({ picture }: DiagnosisInput, fault: KnownFault, nodes: readonly string[]): Cause {
  const fixedIn = fault.fixedIn === null ? null : `v${fault.fixedIn.join('.')}`;
  return {
    key: keyOf(fault),
    severity: 'warning',
    since: null,
    says: phrase('detector.known-fault.says', { nodes: { list: nodes }, title: fault.title }),
    means: phrase('detector.known-fault.means', { fixed: fixedIn, source: fault.source }),
    nodes,
    validators: picture.nodes.filter(({ name }) => nodes.includes(name)).flatMap(({ address }) => address ?? []),
    heights: null,
    facts: {
      id: fault.id,
      source: fault.source,
      fixedIn,
      clients: picture.nodes.filter(({ name }) => nodes.includes(name)).map(({ name, client }) => ({ name, client })),
    },
  };
}
