import { Controller, Get, Inject, Redirect, Req } from '@nestjs/common';

/** Where browsers find the API. */
export const API_ADDRESS = 'API_ADDRESS';

/** In a process of its own, the pages' links to figures lead on to the API; behind one door they are answered there. */
@Controller('v1')
export class ApiRedirectController {
  constructor(@Inject(API_ADDRESS) private readonly apiAddress: string) {}

  @Get('*')
  @Redirect()
  toApi(@Req() { url }: Readonly<{ url: string }>): { url: string; statusCode: number } {
    return { url: `${this.apiAddress}${url}`, statusCode: 307 };
  }
}
