import { createServer } from 'node:net';

function tryPort(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}

/** Whether a server could listen there now. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await tryPort(host, port)) !== null;
}

/** A port the system has free on this host now. */
export async function findFreePort(host: string): Promise<number> {
  const port = await tryPort(host, 0);
  if (port === null) throw new Error(`no free port on ${host}`);
  return port;
}
