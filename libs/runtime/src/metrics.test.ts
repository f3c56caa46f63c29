import { createMetrics } from './metrics.js';

describe('the metrics of two applications in one process', () => {
  it('do not clash', async () => {
    const [gateway, projector] = [createMetrics('ingest-gateway'), createMetrics('projector')];
    expect(await gateway.metrics()).toContain('application="ingest-gateway"');
    expect(await projector.metrics()).not.toContain('ingest-gateway');
  });
});
