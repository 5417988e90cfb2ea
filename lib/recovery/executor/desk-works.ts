import type { Hash } from '@/lib/consensus/types';
import type { WorkInput, Works } from './desk-types';
import { giveBack } from './give-back';
import { saveDropped } from './save-dropped';
import { saveEvidence } from './save-evidence';

const SEND = 'eth_sendRawTransaction';

/** The product's own works over what a desk hands them. */
export const deskWorks: Works = {
  saveEvidence: ({ kept, nodes, shelf, now }, onProgress) => saveEvidence({ plan: kept.plan, nodes, shelf, now, onProgress }),
  giveBack: async (input) => {
    const { kept, nodes, shelf, now, mayGoOn, log } = input;
    const { plan, run } = kept;
    if (plan.dropped) await saveDropped({ ...input, dropped: plan.dropped });
    const step = plan.steps.find(({ kind }) => kind === 'give-back');
    const base = { step: step?.id ?? null, by: null };
    return giveBack({
      chainId: plan.basis.chainId,
      nodes,
      shelf,
      dropped: plan.dropped ?? plan.worth.losesBlocks,
      intended: await intendedOf(input),
      known: run.givenBack,
      intend: ({ hash, node }) => log({ ...base, at: now(), kind: 'intent', node, data: { transaction: hash, method: SEND } }),
      tell: ({ hash, node, ...said }) =>
        log({ ...base, at: now(), kind: 'answer', node, data: { transaction: hash, method: SEND, ...said } }),
      mayGoOn,
      now,
      // Well before the step's own time is over: what still waits in pools then is told as such.
      until: run.stepSince + (step?.limitMs ?? 0) / 2,
    });
  },
};

async function intendedOf({ lines }: WorkInput): Promise<ReadonlySet<Hash>> {
  const hashes = (await lines()).map(({ kind, data }) => (kind === 'intent' ? data.transaction : undefined));
  return new Set(hashes.filter((hash): hash is Hash => typeof hash === 'string'));
}
