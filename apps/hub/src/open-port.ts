import { createServer } from 'node:net';
import { errorCode } from '#runtime';

type Door = Readonly<{ host: string; port: number }>;

/** Asked before anything is opened: a new hub loads for some seconds, and would fail only after them. */
export async function mustBeOpenable(door: Door): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(door.port, door.host, () => server.close(() => resolve()));
  }).catch((thrown: unknown) => {
    throw doorError(thrown, door);
  });
}

/** In words that say what to do; the error itself where there are none. */
export function doorError(thrown: unknown, { host, port }: Door): unknown {
  switch (errorCode(thrown)) {
    case 'EADDRINUSE':
      return new Error(`port ${port} of ${host} is taken by another program: stop that one, or choose another --port`);
    case 'EACCES':
      return new Error(`this user may not listen on port ${port}: choose a --port from 1024 on`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(`${host} is no address of this machine: choose another --host`);
    default:
      return thrown;
  }
}
