import type { z } from 'zod';
import type { Person, Role } from '@/lib/auth/types';
import type { Runtime } from '@/lib/runtime/runtime';

/** reader: whoever may read here, also without an account · anyone: also who is not signed in where reading needs it; the command then asks for something else, such as a one-time token. */
export type Need = Role | 'reader' | 'anyone';

/** What a command knows of its caller and the moment. */
export type CommandContext<P extends Person | null = Person | null> = {
  readonly runtime: Runtime;
  readonly person: P;
  /** Server ms. */
  readonly now: number;
  /** Where it was asked from; null = not known. */
  readonly address: string | null;
  /** Asked on this machine itself, through no proxy. */
  readonly isHere: boolean;
};

/** What its line in the audit log says beside who, when and from where. */
export type AuditLine = {
  readonly network?: string | null;
  /** What it was done to: "incident 12". */
  readonly object?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  /** Somebody who was not signed in before, such as the first administrator. */
  readonly by?: { readonly id: string; readonly name: string; readonly role: string };
};

export type Outcome<O> = { readonly value: O; readonly audit: AuditLine };

/** The store within a command's transaction. */
export type Transaction = Parameters<Parameters<Runtime['store']['transaction']>[0]>[0];

type Caller<N extends Need> = N extends Role ? Person : Person | null;

export type CommandSpec<N extends Need, I, O, R> = {
  /** In the audit log and in errors: "incident.acknowledge". */
  readonly name: string;
  readonly needs: N;
  readonly input: z.ZodType<I>;
  /** Reads, and refuses what can't be; before the transaction, so it may take its time (a password's hash). */
  readonly prepare?: (context: CommandContext<Caller<N>>, input: I) => Promise<R> | R;
  /** Writes through `trx` alone, with no other I/O; a Refused thrown here undoes it. What it gives is kept with its audit line, or neither is. */
  readonly write?: (trx: Transaction, context: CommandContext<Caller<N>>, input: I, prepared: R) => Promise<Outcome<O>>;
  /** What the line of a command that writes nothing says; left out = its input as the detail. */
  readonly about?: (input: I) => AuditLine;
  /** Whatever of it is refused leaves a line in the log too: what was asked, of what, and why not. */
  readonly keepsRefusals?: boolean;
  /** It keeps nothing and is asked often: somebody who is not signed in leaves no line in the log. */
  readonly quiet?: boolean;
  /** After the commit, before the answer: what has to be told to running parts. Must be quick. */
  readonly after?: (context: CommandContext<Caller<N>>, value: O) => void | Promise<void>;
  /** What is answered, read anew after the commit; left out = the value itself. */
  readonly answer?: (context: CommandContext<Caller<N>>, value: O) => Promise<unknown>;
};

const GUARDED = Symbol('guarded');

/** Only defineCommand makes one: what a route or an action can call is guarded by its type. */
export type Command<O = unknown> = {
  readonly [GUARDED]: true;
  readonly spec: CommandSpec<Need, unknown, unknown, unknown>;
  /** In types alone. */
  readonly gives?: O;
};

/** One product write: who may, what it takes, what it writes with its audit line. Run by runCommand alone. */
export function defineCommand<N extends Need, I, O, R = undefined>(spec: CommandSpec<N, I, O, R>): Command<O> {
  return { [GUARDED]: true, spec: spec as unknown as Command['spec'] };
}
