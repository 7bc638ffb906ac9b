import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a test that others reach on loopback. */
export interface Listening {
  /** Without a slash at its end. */
  url: string;
  /** Ends the server and the connections that are open. */
  stop: () => Promise<void>;
}

/** Lets a server listen on loopback, on a free port unless one is named. Rejects when the port is taken. */
export async function listenOnLoopback(server: Server, port = 0): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
