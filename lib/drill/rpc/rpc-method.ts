import type { GoType } from '@/lib/drill/rpc/go/go-type';
import type { DrillNetwork, NodeProcess, SimNode } from '@/lib/drill/types';

/** Where a call is answered: a node whose process runs. */
export type At = { readonly node: SimNode; readonly network: DrillNetwork; readonly process: NodeProcess };

/** An error that the node answers. Source: quorum rpc/errors.go: what a method returns has -32000. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: number;
  constructor(message: string, code = -32000) {
    super(message);
    this.code = code;
  }
}

type Values<Types extends readonly GoType<unknown>[]> = { [K in keyof Types]: Types[K] extends GoType<infer T> ? T : never };

export type RpcMethod = {
  readonly takes: readonly GoType<unknown>[];
  /** @throws RpcError */
  readonly answer: (at: At, values: readonly unknown[]) => unknown;
};

/** A method with its parameters' Go types, which decide the client's words for wrong ones. What it gives back is the JSON result. */
export function method<const Types extends readonly GoType<unknown>[]>(
  takes: Types,
  answer: (at: At, ...values: Values<Types>) => unknown,
): RpcMethod {
  return { takes, answer: (at, values) => answer(at, ...(values as unknown as Values<Types>)) };
}
