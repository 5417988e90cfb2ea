import type { Phase } from '../../run-types';

export type RawCall = { readonly method: string; readonly params: readonly unknown[] };
export type RawAnswer = readonly unknown[] | 'down' | 'waited';
/** What of a kept run tells whether a person is waited for. */
export type KeptWord = { readonly phase: Phase; readonly step: number; readonly confirmedStep: string | null; readonly isOut: boolean };
export type FromChild =
  | { readonly kind: 'looks' | 'acts'; readonly id: number; readonly node: string; readonly calls: readonly RawCall[] }
  | { readonly kind: 'wait'; readonly id: number; readonly ms: number }
  | ({ readonly kind: 'kept' } & KeptWord);
export type ToChild =
  | { readonly kind: 'answer'; readonly id: number; readonly at: number; readonly answer: RawAnswer }
  | { readonly kind: 'wake'; readonly at: number };

/** How likely it dies at each boundary: of an intent, a call, a result; of a piece of evidence, of which there are many; of a look. */
export type Chance = { readonly effect: number; readonly piece: number; readonly look: number };
export type ChildOptions = {
  readonly path: string;
  readonly holder: string;
  readonly names: readonly string[];
  readonly startAt: number;
  readonly seed: string;
  readonly chance: Chance;
  /** File with one line a death: at which boundary. */
  readonly deaths: string;
};

/** What is killed at more often: calls that change something. */
const CHANGES = new Set(['miner_stop', 'miner_start', 'admin_removePeer', 'admin_addPeer', 'debug_setHead', 'eth_sendRawTransaction']);
export const isAct = ({ method }: Pick<RawCall, 'method'>): boolean => CHANGES.has(method);
