import type { Address } from '@/lib/consensus/types';
import type { Phrase } from './phrase';
import type { ValidatorNow } from './validators-now';

export type StallKind = {
  readonly id:
    | 'forked'
    | 'quorum-lost'
    | 'core-stopped'
    | 'peers-lost'
    | 'partition'
    | 'wedged'
    | 'held-by-traffic'
    | 'rounds-frozen'
    | 'frozen-told'
    | 'backed-off'
    | 'unwatched'
    | 'unknown';
  readonly means: Phrase;
  readonly nodes: readonly string[];
  readonly validators: readonly Address[];
  readonly params: {
    readonly present: number | null;
    readonly validators: number | null;
    readonly quorum: number | null;
    readonly unknown: number;
  };
  readonly facts: Readonly<Record<string, unknown>>;
};

export type Found = Omit<StallKind, 'params'>;

/** A kind of stall with the validators it names. */
export const foundStall = (id: StallKind['id'], means: Phrase, of: readonly ValidatorNow[], facts: Found['facts'] = {}): Found => ({
  id,
  means,
  nodes: of.flatMap(({ nodes }) => nodes),
  validators: of.map(({ address }) => address),
  facts,
});
