import { createServer, type Server } from 'node:http';

/** A hub that answers as it is told, and remembers what it was sent. For those who send: the real one takes too much. */
export class StandInHub {
  /** Of the requests that it took. */
  readonly bodies: string[] = [];
  readonly keys = new Set<string | undefined>();
  private readonly server: Server;

  /**
   * @param statusOf the status of a request, by its number from 1 on.
   * @param receiptOf what it says of a batch that it took.
   */
  constructor(statusOf: (request: number) => number, receiptOf: (batch: readonly unknown[]) => object) {
    let requests = 0;
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        this.keys.add(request.headers.authorization);
        response.statusCode = statusOf((requests += 1));
        response.setHeader('retry-after', '0');
        if (response.statusCode !== 202) {
          response.end('{"title":"not now"}');
          return;
        }
        this.bodies.push(body);
        response.end(JSON.stringify(receiptOf(JSON.parse(body))));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return `http://127.0.0.1:${address.port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
