import { Controller, Get, Req, Res } from '@nestjs/common';
import { csvOf, csvType } from '../csv.js';
import { formatOf, type Reply, type Request } from '../request.js';
import { lagColumns, LagRows } from './lag-rows.js';
import { refuseParameters } from './refuse-parameters.js';

/** `/v1/lag`: never from a cache, because it grows where nothing is folded. */
@Controller('v1')
export class LagController {
  constructor(private readonly lag: LagRows) {}

  @Get(['lag', 'lag.csv'])
  async rows(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    refuseParameters(request, ['format', 'lang']);
    const rows = await this.lag.now();
    const isCsv = formatOf(request) === 'csv';
    reply
      .status(200)
      .headers({
        'content-type': isCsv ? csvType : 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        vary: 'Accept',
      })
      .send(isCsv ? csvOf(rows, { columns: Object.keys(lagColumns) }) : JSON.stringify({ data: rows }));
  }
}
