/** Which methods an address knows. Patterns are written as Fastify writes them: `/v1/keys/:id`, `::` for a colon. */
export class RouteTable {
  private readonly routes: { steps: readonly string[]; methods: readonly string[] }[] = [];

  add(methods: readonly string[], pattern: string): void {
    this.routes.push({ steps: pattern.split('/'), methods });
  }

  /** In the order of the alphabet; empty if no route has this address. */
  methodsOf(url: string): readonly string[] {
    const steps = (url.split(/[?#;]/, 1)[0] ?? '').split('/');
    const found = this.routes.filter((route) => matches(route.steps, steps)).flatMap(({ methods }) => methods);
    return [...new Set(found)].sort();
  }
}

function matches(pattern: readonly string[], steps: readonly string[]): boolean {
  if (pattern.length !== steps.length) return false;
  return pattern.every((step, index) => {
    const asked = steps[index] ?? '';
    return isParameter(step) ? asked !== '' : step.replaceAll('::', ':') === asked;
  });
}

function isParameter(step: string): boolean {
  return step.startsWith(':') && !step.startsWith('::');
}
