import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Served = {
  readonly url: string;
  readonly asked: { readonly url: URL; readonly headers: IncomingMessage['headers'] }[];
  readonly stop: () => Promise<void>;
};

/** An HTTP API on a free loopback port that answers as the test says and remembers what it was asked. */
export async function serve(answer: (url: URL, response: ServerResponse) => void): Promise<Served> {
  const asked: Served['asked'] = [];
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://served');
    asked.push({ url, headers: request.headers });
    answer(url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
