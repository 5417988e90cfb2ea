import type { KeptPlan } from '@/lib/recovery/run-types';
import { say } from './phrases';
import { type SayContext, sayPhrase } from './say-phrase';

/** What is told where a recovery goes on without approval: the body of a webhook. Fields are added, never changed, while `format` is 1. */
export type GlassNotice = {
  readonly format: 1;
  readonly kind: 'recovery.break-glass';
  /** A UUID: the same at each try. */
  readonly id: string;
  /** Server ms. */
  readonly at: number;
  readonly network: { readonly id: string; readonly name: string };
  /** `path`: of its page, on the address people use. */
  readonly plan: { readonly number: number; readonly hash: string; readonly title: string; readonly path: string };
  readonly by: { readonly id: string; readonly name: string };
  readonly reason: string;
  /** All of it in words, for a chat. */
  readonly sentence: string;
};

type Told = {
  readonly id: string;
  readonly at: number;
  readonly networkName: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly reason: string;
  readonly context: SayContext;
};

/** The body that tells that somebody broke the glass for this plan. */
export function glassNotice({ network, number, hash, plan }: KeptPlan, told: Told): GlassNotice {
  const { id, networkName, reason, context } = told;
  const title = sayPhrase(plan.title, context);
  const by = { id: told.by.id, name: told.by.name };
  return {
    ...{ format: 1, kind: 'recovery.break-glass', id, at: Math.floor(told.at) },
    network: { id: network, name: networkName },
    plan: { number, hash, title, path: `/n/${encodeURIComponent(network)}/recovery/${number}` },
    ...{ by, reason, sentence: say('notice.break-glass', { who: by.name, number, network: networkName, title, reason }) },
  };
}
