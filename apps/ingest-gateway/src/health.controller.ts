import { Controller, Get, Inject } from '@nestjs/common';
import { Reach } from './reach.js';
import { readiness, type ReadinessParts } from './readiness.js';

/** Token by which Nest injects what readiness depends on. */
export const READINESS = Symbol('readiness parts');

/** `/health/live` and `/health/ready` of a gateway that runs by itself; in the hub they are the hub's. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(READINESS) private readonly parts: ReadinessParts,
    private readonly reach: Reach,
  ) {}

  @Get('live')
  live(): Readonly<{ status: 'live' }> {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(): Promise<Readonly<{ status: 'ready' }>> {
    const problem = await readiness(this.parts, this.reach);
    if (problem !== undefined) throw problem;
    return { status: 'ready' };
  }
}
