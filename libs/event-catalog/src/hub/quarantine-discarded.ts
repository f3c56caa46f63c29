import { eventData } from '../event-data.js';
import { eventType } from '../event-type.js';
import { quarantineFields } from './fields.js';

export const quarantineDiscarded = eventType('vn.egov.hub.quarantine.discarded.v1', {
  title: { en: 'Quarantined event discarded', vi: 'Huỷ sự kiện cách ly' },
  description: 'The quarantined event is given up and counts nowhere. It stays known: a resend is a duplicate.',
  subject: 'entity',
  data: eventData(quarantineFields),
  examples: [
    {
      source: 'urn:egov:H58:onestop',
      id: 'e-17',
      hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      by: 'key:vpcp-1',
      reason: 'Đã xác minh với đơn vị',
    },
  ],
  invalid: [
    {
      data: {
        source: 'H58',
        id: 'e-17',
        hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        by: 'x',
        reason: 'x',
      },
      pointer: '/source',
    },
    {
      data: {
        source: 'urn:egov:H58:onestop',
        id: 'e-17',
        hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        by: 'x',
      },
      pointer: '/reason',
    },
  ],
});
