import { heightsNear } from '@/lib/incidents/heights-near';
import type { DiagnosisInput, EvidencePiece, Incident } from '@/lib/incidents/types';
import { blockTag } from '@/lib/rpc/calls/block-calls';
import { dialectOf } from '@/lib/rpc/dialects';
import type { Call, RpcFailure } from '@/lib/rpc/types';
import type { EvidenceWrite } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import { digestOf, evidencePiece } from './evidence-piece';
import type { NodeState } from './node-watch';

/** While its nodes, branches and status are the same, an incident is asked about again at the earliest after this (server ms). */
const ASK_EVERY_MS = 30_000;
/** Rounds of questions about one incident that are under way at once. */
const MOST_JOBS = 3;
/** Calls in one request: little enough that the node's next poll comes in time. */
const CALLS_AT_ONCE = 16;
/** A node that is busy or silent is tried this long (server ms), then what is missing is said. */
const PATIENCE_MS = 60_000;
/** Asked pieces kept of one incident; what a longer one would add is hardly new. */
const MOST_PIECES = 3_000;
/** Nodes of each branch that are asked for the heights in between. */
const DEEP_HOLDERS = 2;
/** Pieces held while the store can't be written. */
const MOST_HELD = 2_000;

type Question = {
  readonly kind: EvidencePiece['kind'];
  readonly height: number | null;
  readonly hash: EvidencePiece['hash'];
  readonly method: string;
  readonly params: readonly unknown[];
};
type Job = { readonly incident: number; readonly until: number; readonly waiting: Map<string, Question[]> };

/** Asks nodes again, after a turn, for their raw words, between polls and never instead of one; keeps them with the incident. One lifetime per watch. */
export class EvidenceTaker {
  readonly #nodes: readonly NodeState[];
  readonly #jobs: Job[] = [];
  readonly #asked = new Map<number, { readonly at: number; readonly about: string }>();
  readonly #taken = new Map<number, number>();
  readonly #held = new Map<number, EvidenceWrite[]>();
  #running: Promise<unknown> = Promise.resolve();

  constructor(nodes: readonly NodeState[]) {
    this.#nodes = nodes;
  }

  /** Takes up how many pieces are kept of an incident already. */
  restore(incident: number, pieces: number): void {
    this.#taken.set(incident, pieces);
  }

  /** Plans what to ask about an incident that has just turned. */
  want({ id, cause, status }: Incident, { picture }: DiagnosisInput): void {
    const { heights, deep, skipped } = heightsNear(cause, picture);
    const hashes = picture.fork.state === 'proven' ? picture.fork.branches.map(({ hash }) => hash) : [];
    const about = JSON.stringify([[...cause.nodes].sort(), [...hashes].sort(), status]);
    const asked = this.#asked.get(id);
    const under = this.#jobs.filter(({ incident }) => incident === id).length;
    const isRecent = under > 0 || (asked !== undefined && Math.abs(picture.now - asked.at) < ASK_EVERY_MS);
    const isFull = (this.#taken.get(id) ?? 0) >= MOST_PIECES;
    if (isFull || under >= MOST_JOBS || (isRecent && asked?.about === about)) {
      if (!isFull) this.#hold(id, [notAskedPiece(picture.now, heights)]);
      return;
    }
    this.#asked.set(id, { at: picture.now, about });
    const holders = deep.length === 0 ? [] : deepHolders(picture);
    const all = [...heights, ...deep].sort((a, b) => a - b);
    const waiting = new Map(
      this.#nodes.map((node) => [node.watched.name, questionsFor(node, holders.includes(node.watched.name) ? all : heights, hashes)]),
    );
    const looks = Math.ceil(deep.length / CALLS_AT_ONCE);
    this.#jobs.push({ incident: id, until: picture.now + PATIENCE_MS + looks * picture.intervalMs, waiting });
    if (skipped > 0) this.#hold(id, [leftOutPiece(picture.now, heights, deep, holders, skipped - deep.length)]);
    if (status !== 'open') this.#asked.delete(id);
  }

  /** Asks a little more of every free node, in the background. Call after a tick's changes were kept; `store` null = they could not be, so what is asked is held. */
  run(network: string, store: Store | null, now: () => number, onTrouble: (error: unknown) => void): void {
    const asked = [...this.#jobs].flatMap((job) => [...job.waiting.keys()].map((name) => this.#askNode(job, name, now)));
    if (asked.length === 0 && this.#held.size === 0) return;
    this.#running = Promise.all(asked)
      .then(() => (store ? this.#keep(network, store) : undefined))
      .catch(onTrouble);
  }

  /** Resolves when what is under way is kept or given up. */
  settled(): Promise<unknown> {
    return this.#running;
  }

  async #askNode(job: Job, name: string, now: () => number): Promise<void> {
    const node = this.#nodes.find((one) => one.watched.name === name);
    const questions = job.waiting.get(name) ?? [];
    const isOver = now() >= job.until;
    if (!node || questions.length === 0 || isOver || !node.answering) {
      if (questions.length > 0 && (isOver || node?.answering === false))
        this.#hold(job.incident, [silentPiece(name, node?.failure ?? null, questions, now())]);
      this.#finish(job, name);
      return;
    }
    if (node.inFlight) return;
    const part = questions.splice(0, CALLS_AT_ONCE);
    node.inFlight = true;
    try {
      const { outcomes } = await node.client.send(part.map(rawCall));
      const at = now();
      this.#hold(
        job.incident,
        part.map((question, index) => answerPiece(node, question, outcomes[index], at)),
      );
    } finally {
      node.inFlight = false;
    }
    if (questions.length === 0) this.#finish(job, name);
  }

  #finish(job: Job, name: string): void {
    job.waiting.delete(name);
    if (job.waiting.size === 0 && this.#jobs.includes(job)) this.#jobs.splice(this.#jobs.indexOf(job), 1);
  }

  #hold(incident: number, pieces: readonly EvidenceWrite[]): void {
    const held = this.#held.get(incident) ?? [];
    if (held.length < MOST_HELD) held.push(...pieces);
    this.#held.set(incident, held);
  }

  async #keep(network: string, store: Store): Promise<void> {
    for (const [incident, pieces] of [...this.#held]) {
      this.#held.delete(incident);
      try {
        await store.incidents.addEvidence(network, incident, pieces);
        this.#taken.set(incident, (this.#taken.get(incident) ?? 0) + pieces.length);
      } catch (error) {
        this.#held.set(incident, [...pieces, ...(this.#held.get(incident) ?? [])].slice(0, MOST_HELD));
        throw error;
      }
    }
  }
}

/** What one node is asked: blocks by number and by the branches' hashes, who seals, whom it sees, what it runs. */
function questionsFor(
  { clientVersion }: NodeState,
  heights: readonly number[],
  hashes: readonly NonNullable<Question['hash']>[],
): Question[] {
  const dialect = dialectOf(clientVersion);
  const plain = (kind: Question['kind'], method: string, params: readonly unknown[] = []) => ({
    kind,
    method,
    params,
    height: null,
    hash: null,
  });
  const called = (height: number | null) => (call: Call<unknown>) => ({ ...plain('validators', call.method, call.params), height });
  const first = heights[0];
  return [
    plain('header', 'eth_getBlockByNumber', ['latest', false]),
    ...heights.map((height) => ({ ...plain('header', 'eth_getBlockByNumber', [blockTag(height), false]), height })),
    ...hashes.map((hash) => ({ ...plain('header', 'eth_getBlockByHash', [hash, false]), hash })),
    plain('version', 'web3_clientVersion'),
    plain('config', 'admin_nodeInfo'),
    plain('peers', 'admin_peers'),
    ...(dialect.snapshot ? [called(null)(dialect.snapshot('latest'))] : []),
    ...(first === undefined ? [] : dialect.validatorsFor(first + 1).map(called(first + 1))),
    plain('answer', 'eth_syncing'),
    plain('answer', 'eth_mining'),
  ];
}

/** Whatever is answered is taken as it came. */
const rawCall = ({ method, params }: Question): Call<unknown> => ({ method, params, parse: (raw) => raw });

type RawOutcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: RpcFailure } | undefined;

function answerPiece(node: NodeState, { kind, height, hash, method, params }: Question, outcome: RawOutcome, at: number): EvidenceWrite {
  const said = outcome?.ok ? { answer: outcome.value } : { failure: outcome?.error ?? null };
  const piece = evidencePiece(
    { at, kind: outcome?.ok ? kind : 'answer', node: node.watched.name, height, hash },
    { method, params, ...said },
  );
  const body = node.client.mask?.(piece.body) ?? piece.body;
  return body === piece.body ? piece : { ...piece, body, sha256: digestOf(body) };
}

/** Who is asked for the heights in between: the first holders of each branch that answer. */
function deepHolders({ fork, nodes }: DiagnosisInput['picture']): readonly string[] {
  if (fork.state !== 'proven') return [];
  const answering = new Set(nodes.filter((node) => node.answering).map(({ name }) => name));
  return fork.branches.flatMap((branch) => branch.nodes.filter((name) => answering.has(name)).slice(0, DEEP_HOLDERS));
}

/** Says in the evidence itself at which heights not everybody was asked, and of how many nothing was taken. */
function leftOutPiece(
  at: number,
  heights: readonly number[],
  deep: readonly number[],
  holders: readonly string[],
  beyond: number,
): EvidenceWrite {
  const few = deep.length === 0 ? null : { from: deep[0], to: deep.at(-1), nodes: holders };
  const why = 'At most 256 heights of a fork are taken; those between the first six and the last two of two holders of each branch.';
  return evidencePiece(
    { at, kind: 'answer', node: null, height: null, hash: null },
    { leftOut: why, everybody: heights, few, notTaken: beyond },
  );
}

/** Says in the evidence itself that a turn has no raw words of its own. */
function notAskedPiece(at: number, heights: readonly number[]): EvidenceWrite {
  const why =
    'No node was asked at this turn: nodes, branches and status are those of a turn shortly before, or its questions are still under way.';
  return evidencePiece({ at, kind: 'answer', node: null, height: null, hash: null }, { notAsked: why, heights });
}

function silentPiece(name: string, failure: RpcFailure | null, questions: readonly Question[], at: number): EvidenceWrite {
  const asked = questions.map(({ method, params }) => ({ method, params }));
  return evidencePiece({ at, kind: 'answer', node: name, height: null, hash: null }, { noAnswer: true, failure, notAsked: asked });
}
