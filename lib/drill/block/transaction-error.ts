/** A transaction was not taken; `message` is what the client answers to eth_sendRawTransaction (code -32000). */
export class TransactionError extends Error {
  override readonly name = 'TransactionError';
}
