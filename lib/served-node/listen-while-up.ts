import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a fixed loopback port that can go away like a stopped process (connections cut, new ones refused) and come back. */
export type Listener = {
  readonly port: number;
  readonly setUp: (up: boolean) => Promise<void>;
};

const HOST = '127.0.0.1';

/** Takes the port (0 = a free one) at once, so that it is known even while nobody listens. @throws Error with the port where it is taken */
export async function listenWhileUp(port: number, onRequest: RequestListener): Promise<Listener> {
  let server: Server | null = await listen(port, onRequest);
  const taken = (server.address() as AddressInfo).port;
  let wanted = true;
  let work: Promise<void> = Promise.resolve();
  const settle = async () => {
    if (wanted && server === null) server = await listen(taken, onRequest);
    else if (!wanted && server !== null) {
      const closing = server;
      server = null;
      await new Promise<void>((resolve) => {
        closing.close(() => resolve());
        closing.closeAllConnections();
      });
    }
  };
  return {
    port: taken,
    setUp: (up) => {
      wanted = up;
      work = work.then(settle, settle);
      return work;
    },
  };
}

function listen(port: number, onRequest: RequestListener): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 60_000 }, onRequest);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`port ${port} on ${HOST} is taken: choose another, or leave it out for a free one`, { cause: error })
          : error,
      );
    });
    server.listen(port, HOST, () => resolve(server));
  });
}
