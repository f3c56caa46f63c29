/** What is needed of the HTTP framework's instance: a look at each request before it is routed. */
export type Hooks<Request, Reply> = {
  addHook(name: 'onRequest', hook: (request: Request, reply: Reply, done: (error?: Error) => void) => void): unknown;
};

/** @throws Error on another framework than the one that this API is written for. */
export function hooksOf<Request, Reply>(instance: unknown): Hooks<Request, Reply> {
  if (!hasHooks<Request, Reply>(instance)) throw new Error('the query API runs on Fastify');
  return instance;
}

function hasHooks<Request, Reply>(instance: unknown): instance is Hooks<Request, Reply> {
  return typeof instance === 'object' && instance !== null && 'addHook' in instance;
}
