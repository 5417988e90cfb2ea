import type { Address } from '@/lib/consensus/types';
import { planGenesis } from '@/lib/drill/block/plan-genesis';
import { type GenesisFile, readGenesis } from '@/lib/drill/block/read-genesis';
import type { Genesis, NetworkPlan } from '@/lib/drill/types';

export { fundedAccounts } from '@/lib/drill/block/plan-genesis';

/** Genesis of a planned network with these validators. @throws Error for a plan that the drill can't run. */
export const createGenesis = (plan: NetworkPlan, validators: readonly Address[]): Genesis => readGenesis(planGenesis(plan, validators));

/** Genesis of a recorded network: `genesis` of its network.json, whose validators' keys nobody here has. */
export const createGenesisFromRecorded = (genesis: GenesisFile): Genesis => readGenesis(genesis);
