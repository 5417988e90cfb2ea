import type { NetworkPicture } from '@/lib/chain/picture';
import { conditionsOf, faultsOf } from '@/lib/incidents/known-faults';
import type { Store } from '@/lib/storage/store';
import { branchLabels, orderNodes } from '@/lib/views/matrix-view';
import type { NodePageBody, NodesView } from '@/lib/views/node-types';
import { nodesView } from '@/lib/views/nodes-view';
import { nodeView } from '@/lib/views/overview-view';
import type { PeersView } from '@/lib/views/peers-types';
import { peersView } from '@/lib/views/peers-view';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import type { SearchQuestion } from '@/lib/views/search-question';
import type { SearchHit } from '@/lib/views/search-types';
import type { ValidatorsView, ValidatorWindow } from '@/lib/views/validators-types';
import { validatorsView } from '@/lib/views/validators-view';
import { clientOf } from './client-of';
import type { NetworkState } from './network-state';
import { readNodePage } from './read-node-page';
import { readRounds } from './read-rounds';
import { type SealSpans, sealSpan } from './seal-spans';
import { searchNetwork } from './search-network';

/** What pages read of one network; drawn once a look for all viewers. */
export type PageReads = {
  readonly validators: (window: ValidatorWindow) => ValidatorsView;
  readonly rounds: (windowMs: number) => Promise<RoundsPageView>;
  readonly search: (question: SearchQuestion) => Promise<readonly SearchHit[]>;
  readonly peers: () => PeersView;
  readonly nodes: () => NodesView;
  /** null = none has the name. */
  readonly node: (name: string) => Promise<NodePageBody | null>;
};

/** What was last drawn, by what was asked; it stands until the network is looked at anew. */
type Drawn = { readonly of: NetworkPicture; readonly value: unknown };

/** The pages' reads of a watch: `picture` gives the network as last looked at. */
export function pageReads(state: NetworkState, store: Store, picture: () => NetworkPicture): PageReads {
  const spans: SealSpans = new Map();
  const drawn = new Map<string, Drawn>();
  const once = <T>(what: string, draw: (of: NetworkPicture) => T): T => {
    const of = picture();
    const before = drawn.get(what);
    if (before?.of === of) return before.value as T;
    const value = draw(of);
    if (drawn.size > MOST_DRAWN) drawn.clear();
    drawn.set(what, { of, value });
    return value;
  };
  return {
    validators: (window) =>
      once(`validators ${window}`, (of) => {
        // Votes of two branches are two stories: while forked none is told.
        const [hash, ...others] = of.head?.hashes ?? [];
        const isOne = hash !== undefined && others.length === 0 && of.fork.state === 'none';
        const votes = isOne ? (state.ledger.snapshotAfter(hash)?.votes ?? null) : null;
        return validatorsView({ picture: of, window, span: sealSpan(state, of, window, spans), votes });
      }),
    search: (question) => searchNetwork(state, picture(), question, store),
    peers: () => once('peers', peersView),
    nodes: () =>
      once('nodes', (of) => {
        const labels = branchLabels(of);
        return nodesView(
          of,
          orderNodes(of.nodes).map((node) => nodeView(of, node, labels.get(node.name) ?? null)),
          of.nodes.flatMap(({ name }) => {
            const client = clientOf(state, name);
            return client?.version != null && faultsOf(client, conditionsOf(of)).length > 0 ? [name] : [];
          }),
        );
      }),
    node: (name) => once(`node ${name}`, (of) => readNodePage(state, of, name, store)),
    rounds: (windowMs) => once(`rounds ${windowMs}`, (of) => readRounds(state, of, windowMs, store)),
  };
}

const MOST_DRAWN = 100;
