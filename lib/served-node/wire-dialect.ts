import type { RpcErrorBody } from '@/lib/served-node/types';

/** How a client speaks HTTP around its answers, as recorded in the surface stages of the recordings. */
export type WireDialect = {
  readonly parseError: RpcErrorBody;
  readonly invalidRequest: RpcErrorBody;
  readonly emptyBatch: RpcErrorBody;
  readonly paramsNoList: RpcErrorBody;
  /** HTTP status of a whole request that is refused with one of the errors above. */
  readonly refusedStatus: number;
  readonly refusedParamsStatus: number;
  /** Most calls in a batch, and what is said to more; null = no limit. */
  readonly batch: { readonly most: number; readonly error: RpcErrorBody } | null;
  readonly jsonOnly: boolean;
  readonly rootStatus: number;
  /** Any other path is 404, whatever the method. */
  readonly rootOnly: boolean;
  /** Stands after every JSON body. */
  readonly bodyEnd: string;
  readonly tooLarge: (bytes: number) => string;
};

/** Largest body both clients take, bytes. Source: quorum rpc/http.go maxRequestContentLength, besu HttpOptions. */
export const MAX_BODY_BYTES = 5 * 1024 * 1024;

const INVALID: RpcErrorBody = { code: -32600, message: 'Invalid Request' };

const GOQUORUM: WireDialect = {
  parseError: { code: -32700, message: 'parse error' },
  invalidRequest: { code: -32600, message: 'invalid request' },
  emptyBatch: { code: -32600, message: 'empty batch' },
  paramsNoList: { code: -32602, message: 'non-array args' },
  refusedStatus: 200,
  refusedParamsStatus: 200,
  batch: null,
  jsonOnly: true,
  rootStatus: 200,
  rootOnly: true,
  bodyEnd: '\n',
  tooLarge: (bytes) => `content length too large (${bytes}>${MAX_BODY_BYTES})\n`,
};

const BESU: WireDialect = {
  parseError: { code: -32700, message: 'Parse error' },
  invalidRequest: INVALID,
  emptyBatch: INVALID,
  paramsNoList: INVALID,
  refusedStatus: 400,
  refusedParamsStatus: 400,
  batch: { most: 1024, error: { code: -32005, message: 'Number of requests exceeds max batch size' } },
  jsonOnly: false,
  rootStatus: 201,
  rootOnly: false,
  bodyEnd: '',
  tooLarge: () => 'Request Entity Too Large',
};

/** By the client's name in network.json; everything that isn't Besu speaks as go-ethereum does. */
export const dialectOf = (client: string): WireDialect => (/besu/i.test(client) ? BESU : GOQUORUM);
