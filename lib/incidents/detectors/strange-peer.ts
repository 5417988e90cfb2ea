import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { Address } from '@/lib/consensus/types';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { CannotTell, Cause, Detector, DiagnosisInput } from '../types';
import { answeringNodes } from '../who-answers';

/** More strangers than this are one matter: most of the network is not configured. */
const MANY = 5;
const ALL = 'strange-peer:*';

/** Peers whose key is no configured node's: they hold branches and can't be cut at both ends. */
export const strangePeer: Detector = {
  id: 'strange-peer',
  needs: ['peers', 'identity'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: [],
  detect: (input) => {
    const { nodes } = input.picture;
    const addresses = new Map(
      nodes.map((node) => [node.name, node.address ?? (node.enode === null ? null : addressFromEnode(node.enode))]),
    );
    const nameless = nodes.filter(({ name }) => addresses.get(name) === null).map(({ name }) => name);
    const told = answeringNodes(input).filter(({ peerList }) => peerList !== null);
    // A configured node that proves no key may be any of the strangers.
    if (nameless.length > 0) return { present: [], cannotTell: [{ need: 'identity', nodes: nameless, keys: 'all' }] };
    if (told.length === 0) return { present: [], cannotTell: [{ need: 'peers', nodes: [], keys: 'all' }] };
    const known = new Set(addresses.values());
    const strangers = new Map<Address, string[]>();
    for (const { name, peerList } of told)
      for (const { address } of peerList ?? [])
        if (address && !known.has(address)) strangers.set(address, [...(strangers.get(address) ?? []), name]);
    const isMany = strangers.size > MANY;
    return {
      present: isMany ? [manyCause(strangers)] : [...strangers].map(([address, seenBy]) => causeOf(input, address, seenBy)),
      cannotTell: cannotTell(input, told.length, isMany ? [...strangers.keys()].map(keyOf) : []),
    };
  },
};

const keyOf = (address: Address): string => `strange-peer:${address}`;

/** A list that is not told, or a peer without a key, may hide a stranger. */
function cannotTell({ picture }: DiagnosisInput, told: number, single: readonly string[]): CannotTell[] {
  const hidden = picture.nodes.filter(({ peerList }) => peerList === null || peerList.some(({ address }) => address === null));
  const keys = told < picture.nodes.length && hidden.some(({ answering }) => !answering) ? (['strange-peer:'] as const) : single;
  return hidden.length === 0 && single.length === 0 ? [] : [{ need: 'peers', nodes: hidden.map(({ name }) => name), keys }];
}

function causeOf({ picture }: DiagnosisInput, address: Address, seenBy: readonly string[]): Cause {
  const isValidator = picture.set?.validators.includes(address) === true;
  return {
    key: keyOf(address),
    severity: 'info',
    since: null,
    says: phrase('detector.stranger.says', { address: { hash: address }, nodes: { list: seenBy } }),
    means: isValidator ? phrase('detector.stranger.validator') : phrase('detector.stranger.means'),
    nodes: seenBy,
    validators: isValidator ? [address] : [],
    heights: null,
    facts: { address, seenBy, isValidator },
  };
}

function manyCause(strangers: ReadonlyMap<Address, readonly string[]>): Cause {
  return {
    key: ALL,
    severity: 'info',
    since: null,
    says: phrase('detector.stranger.many', { count: strangers.size }),
    means: phrase('detector.stranger.means'),
    nodes: [...new Set([...strangers.values()].flat())],
    validators: [],
    heights: null,
    facts: { strangers: [...strangers].map(([address, seenBy]) => ({ address, seenBy })) },
  };
}
