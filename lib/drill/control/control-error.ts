/** A control call that can't be done as asked; `code` as in JSON-RPC: -32602 for bad parameters, -32000 for what the drill refuses. */
export class ControlError extends Error {
  constructor(
    message: string,
    readonly code: -32602 | -32000 = -32602,
  ) {
    super(message);
    this.name = 'ControlError';
  }
}
