/**
 * Settings of the HTTP server that keep slow and greedy clients from holding it (time in ms, sizes in bytes). A body
 * larger than `bodyLimit` is refused before it is read.
 */
export function gatewayFastifyOptions(): Readonly<{
  bodyLimit: number;
  requestTimeout: number;
  connectionTimeout: number;
  keepAliveTimeout: number;
  maxRequestsPerSocket: number;
  routerOptions: { maxParamLength: number };
  http: { headersTimeout: number; connectionsCheckingInterval: number };
}> {
  return {
    bodyLimit: maxBodyBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    maxRequestsPerSocket: 10_000,
    routerOptions: { maxParamLength: 1_000 },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  };
}

/** A batch of events. */
export const maxBodyBytes = 4 * 1024 * 1024;
