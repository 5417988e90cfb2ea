import { type IncomingMessage, Server } from 'node:http';

/** Headers of this beginning are ours: what a client sends under it is dropped before anything looks at the request. */
export const OWN_HEADERS = 'x-quorumwatch-';
export const PEER_HEADER = `${OWN_HEADERS}peer`;

const MARKED = Symbol.for('quorumwatch.marked-peers');

/**
 * From now on every request to an HTTP server of this process carries its socket's address in a header of ours. Next's route handlers see no
 * socket, and the forwarding headers it hands on are the client's own.
 */
export function markPeers(): void {
  const prototype = Server.prototype as Server & { [MARKED]?: true };
  if (prototype[MARKED]) return;
  prototype[MARKED] = true;
  const emit = prototype.emit;
  prototype.emit = function marked(this: Server, event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'request' || event === 'upgrade') mark(args[0] as IncomingMessage);
    return Reflect.apply(emit, this, [event, ...args]) as boolean;
  };
}

function mark(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) if (name.startsWith(OWN_HEADERS)) delete request.headers[name];
  const address = request.socket.remoteAddress;
  if (address !== undefined) request.headers[PEER_HEADER] = address;
}
