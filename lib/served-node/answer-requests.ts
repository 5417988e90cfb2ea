import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerBody, type BodyAnswer } from '@/lib/served-node/answer-body';
import type { Answer, AskedCall } from '@/lib/served-node/types';
import { MAX_BODY_BYTES, type WireDialect } from '@/lib/served-node/wire-dialect';

export type AnsweringNode = {
  readonly dialect: WireDialect;
  /** Host headers that are served; all of them when left out. */
  readonly serves?: (host: string | undefined) => boolean;
  /** Before anything is said to a request, and again when its body is whole: brings the node up to now. */
  readonly before?: () => void;
  /** Asked when a request begins and again when its body is whole: a node that is down cuts the connection. */
  readonly isDown: () => boolean;
  /** The node as it stands now; one answerer for all calls of a body. */
  readonly answerer: () => (call: AskedCall) => Answer;
  /** Counted up in place. */
  readonly counts: { httpRequests: number; calls: number };
  /** Takes over the answer to a body; false = it is answered as it should be. */
  readonly instead?: (visit: Visit) => boolean;
};

/** A JSON-RPC body that came in, and how it would be answered. */
export type Visit = { readonly text: string; readonly right: () => BodyAnswer; readonly response: ServerResponse };

/** Answers HTTP as the client does: methods, content type and size limits first, then JSON-RPC bodies. */
export function answerRequests({ dialect, serves, before, isDown, answerer, counts, instead }: AnsweringNode): RequestListener {
  const refuseWhileDown = (request: IncomingMessage): boolean => {
    before?.();
    const down = isDown();
    if (down) request.socket.destroy();
    return down;
  };
  return (request, response) => {
    if (refuseWhileDown(request)) return;
    counts.httpRequests += 1;
    if (serves?.(request.headers.host) === false) return plain(response, 403, 'invalid host specified\n');
    if (dialect.rootOnly && request.url?.split('?', 1)[0] !== '/') return send(response, 404, null, '');
    if (request.method !== 'POST') return answerOtherMethod(request, response, dialect);
    const type = request.headers['content-type'] ?? '';
    if (dialect.jsonOnly && !/^application\/(json|json-rpc|jsonrequest)\b/i.test(type)) {
      return plain(response, 415, 'invalid content type, only application/json is supported\n');
    }
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= MAX_BODY_BYTES) pieces.push(piece);
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      if (refuseWhileDown(request)) return;
      if (bytes > MAX_BODY_BYTES) return plain(response, 413, dialect.tooLarge(bytes));
      const text = Buffer.concat(pieces).toString('utf8');
      const right = () => answerBody(text, dialect, answerer());
      if (instead?.({ text, right, response }) === true) return;
      const { status, body, calls } = right();
      counts.calls += calls;
      send(response, status, 'application/json', body === '' ? '' : `${body}${dialect.bodyEnd}`);
    });
  };
}

function answerOtherMethod(request: IncomingMessage, response: ServerResponse, dialect: WireDialect): void {
  if (request.method !== 'GET') plain(response, 405, 'method not allowed\n');
  else if (request.url === '/') send(response, dialect.rootStatus, null, '');
  else plain(response, 404, '');
}

const plain = (response: ServerResponse, status: number, text: string): void => send(response, status, 'text/plain; charset=utf-8', text);

function send(response: ServerResponse, status: number, type: string | null, body: string): void {
  response.writeHead(status, { ...(type === null ? {} : { 'content-type': type }), 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
