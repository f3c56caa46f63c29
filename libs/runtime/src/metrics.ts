import { collectDefaultMetrics, Registry } from 'prom-client';

/** One registry per process, never prom-client's global one: two applications in one process would clash in it. */
export function createMetrics(application: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ application });
  collectDefaultMetrics({ register: registry });
  return registry;
}
