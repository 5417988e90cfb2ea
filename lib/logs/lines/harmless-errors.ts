/** ERROR lines that say nothing bad, by their beginning, and where they come from. */
const HARMLESS_ERRORS: readonly { readonly begins: string; readonly why: string }[] = [
  {
    begins: 'QBFT: Error List() Signed Payload',
    why: 'every PRE-PREPARE without a prepared certificate ends its list early: quorum qbft/types/preprepare.go; seen on every healthy round change',
  },
  {
    begins: 'Unavailable modules in HTTP API list',
    why: '"quorum" stands in common start commands and is no module: quorum node/rpcstack.go; seen at every start',
  },
  {
    begins: 'Unavailable modules in WS API list',
    why: 'the same for WebSocket: quorum node/rpcstack.go',
  },
  {
    begins: 'QBFT: unexpected request',
    why: 'the worker asks for the block after next while the last one is still being written: quorum qbft/core/request.go checkRequestMsg; seen on healthy networks',
  },
  {
    begins: 'Demoting invalidated transaction',
    why: 'a transaction of the pool lost its place when a block came or went: quorum core/tx_pool.go demoteUnexecutables',
  },
  {
    begins: 'Transaction not found',
    why: 'the index still names a transaction whose block was dropped: quorum core/rawdb/accessors_indexes.go',
  },
  {
    begins: 'CORS Rejected - Invalid origin',
    why: "Besu refused somebody's web page: besu Logging403ErrorHandler",
  },
];

/** Whether an ERROR line is known to say nothing bad. */
export function isHarmless(message: string): boolean {
  return HARMLESS_ERRORS.some(({ begins }) => message.startsWith(begins));
}
