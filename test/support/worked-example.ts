import type { RecordedEvent } from '../../apps/hub/src/log-filling.js';
import { told1 } from './given.js';
import { at, established, received, recorded, resolved, transferred } from './story.js';

/** The worked example of `indicators.md`: an empty log, `recordedtime` = `time`. */
export const workedExample: readonly RecordedEvent[] = [
  established('H58', 'province', 'VN'),
  established('H58.12', 'district', 'H58'),
  received('D1', '2020-06-30T23:59:59', { dueAt: at('2020-07-11T00:00:00') }),
  resolved('D1', '2020-07-01T00:00:00'),
  received('D2', '2020-07-01T08:00:00', { agency: 'H58.12', channel: 'counter', dueAt: at('2020-07-05T17:00:00') }),
  received('D3', '2020-07-02T09:00:00', { dueAt: at('2020-07-21T00:00:00') }),
  received('D4', '2020-07-03T10:00:00'),
  received('D5', '2020-07-03T11:00:00'),
  transferred('D5', '2020-07-04T09:00:00', 'H58.12'),
  resolved('D5', '2020-07-05T10:00:00'),
  resolved('D2', '2020-07-06T09:00:00'),
  recorded(
    told1('vn.egov.onestop.dossier.voided.v1', {
      subject: 'D4',
      time: at('2020-09-01T08:00:00'),
      data: { reason: 'nhập nhầm' },
    }),
  ),
];
