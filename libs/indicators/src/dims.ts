import type { Dim } from './measure.js';
import { grains } from './period.js';

/** The dimensions that several measures share. */
export const channel: Dim = {
  titles: { vi: 'Kênh tiếp nhận', en: 'Channel' },
  values: ['online', 'counter', 'postal'],
};

export const level: Dim = {
  titles: { vi: 'Mức độ dịch vụ công', en: 'Service level' },
  values: ['1', '2', '3', '4'],
};

export const handling: Dim = {
  titles: { vi: 'Hình thức xử lý', en: 'Handling' },
  values: ['electronic', 'paper'],
};

export const signed: Dim = { titles: { vi: 'Ký số', en: 'Signed digitally' }, values: ['true', 'false'] };

/** Clerks name the kinds of documents; there is no closed list. */
export const documentKind: Dim = { titles: { vi: 'Loại văn bản', en: 'Kind of document' } };

export const online: Dim = { titles: { vi: 'Cung cấp trực tuyến', en: 'Offered online' }, values: ['true', 'false'] };

export const grain: Dim = {
  titles: { vi: 'Loại kỳ báo cáo', en: 'Grain of the period' },
  values: grains,
  filterOnly: true,
};
