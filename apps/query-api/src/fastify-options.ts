/** Settings of the HTTP server that keep slow clients from holding it (time in ms). Nothing that comes has a body. */
export function queryFastifyOptions(): Readonly<{
  bodyLimit: number;
  requestTimeout: number;
  connectionTimeout: number;
  keepAliveTimeout: number;
  routerOptions: { maxParamLength: number };
  http: { headersTimeout: number; connectionsCheckingInterval: number };
}> {
  return {
    bodyLimit: 1_024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    routerOptions: { maxParamLength: 1_000 },
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  };
}
