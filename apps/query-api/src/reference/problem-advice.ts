import { isProblemCode, type ProblemCode } from '#runtime';
import type { Words } from '../faults.js';

/** What whoever meets a problem does about it. A code that is missing here does not compile. */
const advice: Readonly<Record<ProblemCode, Words>> = {
  'invalid-parameter': {
    vi: 'Sửa các tham số nêu trong errors rồi gửi lại.',
    en: 'Correct the parameters that errors names, and ask again.',
  },
  'unknown-parameter': {
    vi: 'Bỏ hoặc sửa tên tham số; did_you_mean là tên gần nhất.',
    en: 'Drop the parameter or correct its name; did_you_mean is the nearest one.',
  },
  'unknown-indicator': { vi: 'Xem danh sách ở /v1/indicators.', en: 'See the list at /v1/indicators.' },
  'unknown-measure': { vi: 'Xem danh sách ở /v1/measures.', en: 'See the list at /v1/measures.' },
  'unknown-org': { vi: 'Xem danh sách ở /v1/orgs.', en: 'See the list at /v1/orgs.' },
  'bad-period': {
    vi: 'Viết kỳ như 2020, 2020-Q3, 2020-07, 2020-W30 hoặc 2020-07-15.',
    en: 'Write a period as 2020, 2020-Q3, 2020-07, 2020-W30 or 2020-07-15.',
  },
  'mutually-exclusive': { vi: 'Chỉ giữ một trong các tham số đó.', en: 'Keep only one of those parameters.' },
  'bad-cursor': {
    vi: 'Dùng nguyên văn next_cursor của trang trước, với cùng câu hỏi; hoặc hỏi lại từ trang đầu.',
    en: 'Give next_cursor of the page before as it is, with the same question; or begin with the first page.',
  },
  'too-many-rows': {
    vi: 'Chia câu hỏi theo kỳ, cơ quan hoặc chỉ tiêu.',
    en: 'Divide the question by period, agency or indicator.',
  },
  unauthenticated: {
    vi: 'Gửi khoá của cơ quan: Authorization: Bearer egv_…',
    en: 'Send the key of your agency: Authorization: Bearer egv_…',
  },
  'forbidden-scope': {
    vi: 'Khoá này thuộc cơ quan khác; dùng khoá của cơ quan có dữ liệu.',
    en: 'The key belongs to another agency; use a key of the agency that the data belong to.',
  },
  'org-mismatch': {
    vi: 'Cơ quan nêu trong sự kiện phải thuộc phạm vi của khoá.',
    en: 'The agencies that an event names must lie within what the key covers.',
  },
  'foreign-source': {
    vi: 'source phải là hệ thống của cơ quan mà khoá được cấp.',
    en: 'source must be a system of the agency that the key is for.',
  },
  'clock-skew': {
    vi: 'Chỉnh đồng hồ của hệ thống gửi: thời điểm không được ở tương lai quá 5 phút.',
    en: 'Set the sender’s clock: no time may lie more than 5 minutes ahead.',
  },
  'schema-violation': {
    vi: 'Sửa những chỗ mà pointer trong errors chỉ ra; lược đồ ở /v1/schemas/{loại}.',
    en: 'Correct what the pointers in errors show; the schema is at /v1/schemas/{type}.',
  },
  'unknown-event-type': {
    vi: 'Dùng một loại sự kiện trong danh mục; kiểm tra phiên bản ở cuối tên.',
    en: 'Use an event type of the catalogue; look at the version at its end.',
  },
  'invalid-json': { vi: 'Gửi JSON hợp lệ, mã UTF-8.', en: 'Send valid JSON, in UTF-8.' },
  'id-conflict': {
    vi: 'Cùng source và id đã có nội dung khác: sự kiện mới cần id mới.',
    en: 'The same source and id already have other content: a new event needs a new id.',
  },
  'payload-too-large': { vi: 'Chia nhỏ thành nhiều lần gửi.', en: 'Divide it into several requests.' },
  'too-deep': { vi: 'Giảm số tầng lồng nhau trong JSON.', en: 'Nest the JSON less deeply.' },
  'unsupported-media-type': {
    vi: 'Gửi với Content-Type mà địa chỉ này nhận.',
    en: 'Send it with a Content-Type that the address takes.',
  },
  'rate-limited': { vi: 'Đợi theo Retry-After rồi gửi lại.', en: 'Wait as long as Retry-After says, and try again.' },
  overloaded: { vi: 'Đợi theo Retry-After rồi gửi lại.', en: 'Wait as long as Retry-After says, and try again.' },
  'log-unavailable': {
    vi: 'Chưa có gì được nhận: gửi lại sau với cùng id.',
    en: 'Nothing was taken in: send it again later, with the same id.',
  },
  'projection-behind': {
    vi: 'Sự kiện đã nhận nhưng chưa được tính vào số liệu: hỏi lại sau.',
    en: 'The events are taken in but not in the figures yet: ask again later.',
  },
  'unsafe-settings': {
    vi: 'Người vận hành phải sửa cấu hình cơ sở dữ liệu.',
    en: 'The operator has to correct the settings of the database.',
  },
  'not-found': { vi: 'Kiểm tra lại địa chỉ; xem /v1/openapi.json.', en: 'Look at the address; see /v1/openapi.json.' },
  'method-not-allowed': {
    vi: 'Dùng phương thức nêu trong tiêu đề Allow.',
    en: 'Use a method that the header Allow names.',
  },
  'internal-error': {
    vi: 'Báo người vận hành kèm request_id.',
    en: 'Tell the operator, with the request_id.',
  },
};

/** Every code, in the order of its page. */
export const problemCodes: readonly ProblemCode[] = Object.keys(advice).filter(isProblemCode);

export function adviceOn(code: ProblemCode): Words {
  return advice[code];
}
