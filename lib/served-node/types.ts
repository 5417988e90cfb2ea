export type RpcErrorBody = { readonly code: number; readonly message: string; readonly data?: unknown };

/** What a node says to one call. */
export type Answer = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: RpcErrorBody };

export type AskedCall = { readonly method: string; readonly params: unknown };
