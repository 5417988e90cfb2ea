import { randomUUID } from 'node:crypto';
import { approversIn } from '@/lib/auth/approvers-in';
import type { NetworkSettings } from '@/lib/config/types';
import type { NetworkWatch } from '@/lib/monitor/network-watch';
import { dryRun } from '@/lib/recovery/dry-run';
import { deskWorks } from '@/lib/recovery/executor/desk-works';
import { RecoveryDesk } from '@/lib/recovery/executor/recovery-desk';
import { offerInPieces } from '@/lib/recovery/offer-plans';
import { transition } from '@/lib/recovery/transition';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient } from '@/lib/rpc/node-client';
import type { Store } from '@/lib/storage/store';
import type { Clock } from './clock';
import type { EventHub } from './event-hub';

/** Real ms: a look is soon worth nothing; a rewind or a block full of transactions may take its time. */
const LOOK_TIMEOUT_MS = 5_000;
const ACT_TIMEOUT_MS = 60_000;
/** An answer to a question about evidence may be long. */
const MOST_BYTES = 64 << 20;

type Parts = {
  readonly watch: NetworkWatch;
  readonly clock: Clock;
  readonly hub: EventHub;
  readonly store: Store;
  readonly onTrouble: (error: unknown) => void;
};

/** Who carries out the plans of one network, with connections of its own: a rewind of half a minute never stops the watch. */
export function openDesk({ id, nodes }: NetworkSettings, { watch, clock, hub, store, onTrouble }: Parts): RecoveryDesk {
  const pace = () => performance.now() * clock.rate;
  const connected = nodes.map(({ name, url, headers, tls }) => {
    const endpoint = endpointFrom({ url, headers, tls });
    return {
      name,
      looks: createNodeClient(endpoint, { now: pace, timeoutMs: LOOK_TIMEOUT_MS }),
      acts: createNodeClient(endpoint, { now: pace, timeoutMs: ACT_TIMEOUT_MS, maxBytes: MOST_BYTES }),
    };
  });
  return new RecoveryDesk({
    network: id,
    nodes: connected,
    clock,
    pace,
    store,
    approvers: approversIn,
    watch: () => watch.diagnosis(),
    rules: { offerPlans: offerInPieces, transition, dryRun },
    works: deskWorks,
    onChange: ({ number, revision }) => hub.publish({ kind: 'recovery', network: id, number, revision }),
    onTrouble,
    holder: randomUUID(),
  });
}
