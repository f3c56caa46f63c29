import type { IncomingMessage } from 'node:http';

/** Who asks: a key's id and the agency that it is bound to. */
export type Caller = Readonly<{ id: string; agency: string }>;

/** A caller, and whether nobody on the way can read along: plain refs of citizens come no other way. */
export type Sender = Caller & Readonly<{ confidential: boolean }>;

/** How the caller is named in the hub's own events. */
export function actorOf({ id }: Caller): string {
  return id === 'operator' ? id : `key:${id}`;
}

type Way = Readonly<{
  headers: IncomingMessage['headers'];
  socket: Readonly<{ remoteAddress?: string | undefined; encrypted?: unknown }>;
}>;

/** TLS, also where a proxy ends it, or the same machine. */
export function isConfidential({ headers, socket }: Way): boolean {
  if (socket.encrypted === true) return true;
  const address = socket.remoteAddress ?? '';
  return headers['x-forwarded-proto'] === 'https' || address === '::1' || /^(::ffff:)?127\./.test(address);
}
