import { readdirSync, readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { streams } from '#event-catalog';

const root = new URL('../../', import.meta.url);
const folder = new URL('deploy/kubernetes/', root);
const kustomization = record(yaml('deploy/kubernetes/kustomization.yaml'));
const resources = list(kustomization['resources']).map(String);
const manifests = resources.flatMap(documents);
const workloads = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
const deployments = manifests.filter(({ kind }) => kind === 'Deployment');
const compose = record(record(yaml('docker-compose.yml'))['services']);

it('has every manifest in the kustomization but the template of secrets', () => {
  const files = readdirSync(folder).filter((name) => !['kustomization.yaml', 'secrets.template.yaml'].includes(name));
  expect(files.sort()).toEqual([...resources].sort());
});

it('keeps no secret in a file', () => {
  expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  const values = documents('secrets.template.yaml').flatMap(({ stringData }) => Object.values(record(stringData)));
  expect(new Set(values)).toEqual(new Set(['']));
});

describe.each(workloads.map((manifest) => [nameOf(manifest), manifest] as const))(
  'the pods of %s',
  (_name, manifest) => {
    const pod = record(at(manifest, 'spec', 'template', 'spec'));
    const containers = [...list(pod['containers']), ...list(pod['initContainers'] ?? [])].map(record);

    it('run as an ordinary user', () => {
      const user = {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      };
      expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: user });
    });

    it.each(containers.map((one) => [String(one['name']), one] as const))('%s can write nothing but /tmp', (_, one) => {
      expect(one['securityContext']).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      const writable = list(one['volumeMounts']).filter((mount) => record(mount)['readOnly'] !== true);
      expect(writable).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
      expect(one['resources']).toMatchObject({
        requests: { cpu: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    });
  },
);

describe.each(deployments.map((manifest) => [nameOf(manifest), manifest] as const))('%s', (name, manifest) => {
  const labels = at(manifest, 'spec', 'selector', 'matchLabels');
  const pod = record(at(manifest, 'spec', 'template', 'spec'));

  it('is probed, spread and given time to end', () => {
    const [container] = list(pod['containers']);
    expect(container).toMatchObject({
      livenessProbe: { httpGet: { path: '/health/live', port: 'http' } },
      readinessProbe: { httpGet: { path: '/health/ready', port: 'http' } },
      startupProbe: { httpGet: { path: '/health/live', port: 'http' } },
    });
    // longer than the shutdown takes at most
    expect(pod['terminationGracePeriodSeconds']).toBeGreaterThan(20);
    const spread = list(pod['topologySpreadConstraints']).map((one) => at(one, 'labelSelector', 'matchLabels'));
    expect(spread).toEqual([labels, labels]);
  });

  it('keeps one running while nodes are emptied', () => {
    const budgets = manifests
      .filter(({ kind }) => kind === 'PodDisruptionBudget')
      .filter((one) => nameOf(one) === name);
    expect(budgets.map((one) => at(one, 'spec', 'selector', 'matchLabels'))).toEqual([labels]);
  });
});

it.each(Object.values(streams).map(({ context, partitions }) => [context, partitions] as const))(
  'scales who folds %s by lag, up to its %i partitions',
  (context, partitions) => {
    const scaler = manifests.find((one) => one['kind'] === 'ScaledObject' && nameOf(one) === `projector-${context}`);
    expect(at(scaler, 'spec', 'scaleTargetRef', 'name')).toBe(`projector-${context}`);
    expect(at(scaler, 'spec', 'maxReplicaCount')).toBe(partitions);
    const [trigger] = list(at(scaler, 'spec', 'triggers'));
    expect(at(trigger, 'metadata', 'query')).toBe(`max(lienthong_projection_lag_seconds{context="${context}"})`);
    const deployment = deployments.find((one) => nameOf(one) === `projector-${context}`);
    const [container] = list(at(deployment, 'spec', 'template', 'spec', 'containers'));
    expect(list(at(container, 'env'))).toContainEqual({ name: 'CONTEXTS', value: context });
  },
);

describe.each(Object.entries(compose).map(([name, service]) => [name, record(service)] as const))(
  'the container %s',
  (_name, service) => {
    it('is pinned, drops what it need not be able to do, and listens on this machine only', () => {
      expect(service['image']).toMatch(/:(v?\d+(\.\d+)+|\$\{VERSION:-local\})$/);
      expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      for (const port of list(service['ports'] ?? [])) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
    });

    it('is given passwords by the environment', () => {
      const secrets = Object.entries(record(service['environment'] ?? {}))
        .map(([name, value]) => `${name}=${String(value)}`)
        .filter((line) => /PASSWORD=|TOKEN=|:\/\/[^/]*@/.test(line));
      for (const line of secrets) expect(line).toMatch(/\$\{[A-Z_]+:\?[^}]+\}/);
    });
  },
);

it('runs every application of the image with nothing that it can write', () => {
  const ours = Object.entries(compose).filter(([, service]) => /^lienthong:/.test(String(record(service)['image'])));
  expect(ours.length).toBeGreaterThan(10);
  const known = [...readFileSync(new URL('deploy/entrypoint.sh', root), 'utf8').matchAll(/^ {2}([a-z-]+)\)/gm)].map(
    ([, name]) => name,
  );
  for (const [, service] of ours) {
    expect(service).toMatchObject({ read_only: true, init: true });
    expect(known).toContain(list(record(service)['command'])[0]);
  }
});

it('builds on pinned bases, and ends as an ordinary user', () => {
  const dockerfile = readFileSync(new URL('deploy/Dockerfile', root), 'utf8');
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-/);
  expect(dockerfile.match(/^USER .*$/gm)).toEqual(['USER 1000:1000']);
});

function documents(name: string): readonly Record<string, unknown>[] {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return parseAllDocuments(text).map((document) => record(document.toJS()));
}

function yaml(path: string): unknown {
  return parse(readFileSync(new URL(path, root), 'utf8'), { merge: true });
}

function nameOf(manifest: Readonly<Record<string, unknown>>): string {
  return String(at(manifest, 'metadata', 'name'));
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, name) => record(inner)[name], value);
}

function record(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(value)));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
