import type { Phrase } from '@/lib/incidents/phrase';

/** How a node is reached by somebody at its machine; nothing of it is secret, and no URL of a node is in it. */
export type NodeHowTo = {
  readonly node: string;
  /** Where its log is read from when that is a pod; null = not known, commands carry variables instead. */
  readonly kubernetes: { readonly namespace: string; readonly pod: string; readonly container: string | null } | null;
  /** It has geth's JavaScript console; Besu has none. */
  readonly hasConsole: boolean;
};

/** A shell variable of a command, to be set before it: what only the person at the keyboard knows. */
export type HandVariable = { readonly name: string; readonly means: Phrase };

/** One way to do a task, to be copied whole: POSIX shell in printable ASCII, whatever nodes are called. */
export type HandWay = {
  readonly way: 'curl' | 'geth' | 'kubectl' | 'docker' | 'systemd' | 'shell';
  readonly text: string;
  readonly variables: readonly HandVariable[];
  readonly notes: readonly Phrase[];
};

/** A file as it must be on the machine, for those who put it there in their own way. */
export type HandFile = { readonly name: string; readonly text: string; readonly says: Phrase };

export type HandCommands = { readonly ways: readonly HandWay[]; readonly files: readonly HandFile[] };
