import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { stylesheet, stylesheetName } from './stylesheet.js';

@Controller('assets')
export class AssetsController {
  @Get(':name')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  @Header('x-content-type-options', 'nosniff')
  stylesheet(@Param('name') name: string): string {
    if (name !== stylesheetName) throw new NotFoundException();
    return stylesheet;
  }
}
