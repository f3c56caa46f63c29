import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createMetrics } from '#runtime';

const root = new URL('../../', import.meta.url);

/** Of Prometheus itself, and of its blackbox exporter. */
const ofOthers = ['up', 'probe_success'];

type Asked = Readonly<{ where: string; expression: string }>;

const registered = new Set([...ofOthers, ...ownMetrics(), ...defaultMetrics()]);
const asked: readonly Asked[] = [...alerts(), ...panels()];

describe('what operators are shown and told', () => {
  it('comes from somewhere', () => {
    expect(asked.length).toBeGreaterThan(15);
    expect(ownMetrics().length).toBeGreaterThan(4);
  });

  it.each(asked.map(({ where, expression }) => [where, expression]))('%s names metrics that exist', (_, expression) => {
    const named = metricsIn(expression);
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !registered.has(name))).toEqual([]);
  });

  it('leaves out none of our metrics', () => {
    const named = new Set(asked.flatMap(({ expression }) => metricsIn(expression)));
    expect(ownMetrics().filter((name) => !named.has(name))).toEqual([]);
  });
});

/** Our metrics are all gauges, whose names stand where they are made. */
function ownMetrics(): readonly string[] {
  const sources = readdirSync(new URL('apps/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(new URL(`apps/${path}`, root), 'utf8'));
  return [...new Set(sources.flatMap((text) => text.match(/(?<=['"])lienthong_[a-z_]+(?=['"])/g) ?? []))];
}

function defaultMetrics(): readonly string[] {
  const registry = createMetrics('test');
  return registry.getMetricsAsArray().map(({ name }) => name);
}

/** Names that are neither functions, nor labels, nor words of the language. */
function metricsIn(expression: string): readonly string[] {
  const words = expression
    .replaceAll(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, ' ')
    .replaceAll(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, ' ')
    .matchAll(/\b([a-z_][a-z0-9_]*)\b(?!\s*\()/g);
  const language = ['max', 'min', 'sum', 'offset', 'and', 'or', 'unless'];
  return [...words].map(([, word = '']) => word).filter((word) => !language.includes(word));
}

function alerts(): readonly Asked[] {
  const file: unknown = parse(readFileSync(new URL('deploy/prometheus/alerts.yml', root), 'utf8'));
  return members(file, 'groups').flatMap((group) =>
    members(group, 'rules').map((rule) => ({
      where: `alert ${String(Reflect.get(Object(rule), 'alert'))}`,
      expression: String(Reflect.get(Object(rule), 'expr')),
    })),
  );
}

function panels(): readonly Asked[] {
  const folder = new URL('deploy/grafana/dashboards/', root);
  return readdirSync(folder).flatMap((name) => {
    const dashboard: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    return members(dashboard, 'panels').flatMap((panel) =>
      members(panel, 'targets').map((target) => ({
        where: `panel ${String(Reflect.get(Object(panel), 'title'))}`,
        expression: String(Reflect.get(Object(target), 'expr')),
      })),
    );
  });
}

function members(value: unknown, name: string): readonly unknown[] {
  const found: unknown = Reflect.get(Object(value), name);
  return Array.isArray(found) ? found : [];
}
