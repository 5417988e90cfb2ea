import type { People } from '@/lib/auth/create-people';
import type { RecoverySettings } from '@/lib/config/types';
import type { NetworkWatch } from '@/lib/monitor/network-watch';
import type { WebhookTarget } from '@/lib/notify/webhook-target';
import type { RecoveryDesk } from '@/lib/recovery/executor/recovery-desk';
import type { IncidentFilter } from '@/lib/storage/incident-store';
import type { Store } from '@/lib/storage/store';
import type { Clock } from './clock';
import type { EventHub } from './event-hub';
import type { NodeChecker } from './node-checker';
import type { Presence } from './presence';

export type { IncidentFilter, NetworkWatch };

type Pod = { readonly namespace: string; readonly pod: string; readonly container: string | null };

/** `pods`: by the node's name, where its log is read from Kubernetes. */
export type RecoveryOf = { readonly policy: RecoverySettings; readonly pods: ReadonlyMap<string, Pod> };

/** What is told to webhooks: to which, without their URLs, and a word that something was put in. */
export type Outbox = { readonly targets: readonly WebhookTarget[]; readonly wake: () => void };

/** How nodes are added: where they are named, and a check of an address. */
export type Setup = {
  /** Absolute path of the settings file, or where it is looked for. */
  readonly file: string;
  /** Bound to loopback, and not said to be reached by another name or through a proxy. */
  readonly isLocal: boolean;
  readonly check: NodeChecker;
};

/** Everything one process holds once: Next compiles hooks and routes apart, so a module-level constant would exist several times. */
export type Runtime = {
  readonly clock: Clock;
  readonly hub: EventHub;
  readonly store: Store;
  readonly people: People;
  readonly networks: ReadonlyMap<string, NetworkWatch>;
  /** Who has to agree to a plan of a network, and in which pods its nodes run. Nothing secret. */
  readonly recoverySettings: ReadonlyMap<string, RecoveryOf>;
  readonly presence: Presence;
  /** Who carries out the plans of each network. */
  readonly recovery: ReadonlyMap<string, RecoveryDesk>;
  readonly outbox: Outbox;
  readonly setup: Setup;
  /** Whether /gallery is there. */
  readonly hasGallery: boolean;
  /** Changes with every start: a page that sees another one reloads itself. */
  readonly version: string;
  /** First poll of every network done or timed out. */
  readonly ready: () => boolean;
  readonly stop: () => Promise<void>;
};

const KEY = Symbol.for('quorumwatch.runtime');
type Holder = { [KEY]?: Promise<Runtime> };

/** The runtime of this process; rejects when it was never started. */
export function runtime(): Promise<Runtime> {
  const held = (globalThis as Holder)[KEY];
  return held ?? Promise.reject(new Error('The runtime is not started: instrumentation.ts did not run'));
}

/** Starts it once; further calls get the same one. */
export function holdRuntime(start: () => Promise<Runtime>): Promise<Runtime> {
  const holder = globalThis as Holder;
  holder[KEY] ??= start();
  return holder[KEY];
}
