import type { Hindrance } from '@/lib/recovery/executor/desk-types';
import type { Allowed, PersonView } from './incident-types';
import type { SayContext } from './say-phrase';
import type { ForkView, Keeping, NodeView } from './types';

/** Who reads: what their role lets them do at all. */
export type RecoveryReader = { readonly me: PersonView | null; readonly operate: Allowed; readonly approve: Allowed };

/** What is known of the network beside the plan, by the watch. */
export type AroundRecovery = {
  readonly networkName: string;
  readonly nodes: readonly NodeView[];
  readonly fork: ForkView | null;
  readonly now: number;
  readonly say: SayContext;
  readonly reader: RecoveryReader;
  /** Others who look at this plan now. */
  readonly here: readonly PersonView[];
  /** Ids of accounts that may approve now. */
  readonly approvers: readonly string[];
  readonly keeping: Keeping;
  /** What keeps the process that was asked from carrying out the open plan; null = nothing does. */
  readonly hindrance: Hindrance | null;
};
