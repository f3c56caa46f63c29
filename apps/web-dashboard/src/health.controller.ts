import { Controller, Get } from '@nestjs/common';

/** Pages are served also while the API is away: they say so. So both ask only whether this process answers. */
@Controller('health')
export class HealthController {
  @Get(['live', 'ready'])
  answers(): Readonly<{ status: 'live' }> {
    return { status: 'live' };
  }
}
