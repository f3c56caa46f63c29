type Words = Readonly<{ vi: string; en: string }>;

/** `framework`: also what the HTTP framework answers with this status. */
type Code = Readonly<{ status: number; title: Words; retryable?: boolean; framework?: boolean }>;

const codes = {
  'invalid-parameter': { status: 400, title: { vi: 'Tham số không hợp lệ', en: 'Invalid parameter' }, framework: true },
  'unknown-parameter': { status: 400, title: { vi: 'Tham số không tồn tại', en: 'Unknown parameter' } },
  'unknown-indicator': { status: 400, title: { vi: 'Không có chỉ tiêu này', en: 'Unknown indicator' } },
  'unknown-measure': { status: 400, title: { vi: 'Không có số đo này', en: 'Unknown measure' } },
  'unknown-org': { status: 400, title: { vi: 'Không có cơ quan này', en: 'Unknown agency' } },
  'bad-period': { status: 400, title: { vi: 'Kỳ không hợp lệ', en: 'Not a period' } },
  'mutually-exclusive': { status: 400, title: { vi: 'Tham số loại trừ nhau', en: 'Parameters exclude each other' } },
  'bad-cursor': { status: 400, title: { vi: 'Con trỏ trang không hợp lệ', en: 'Not a cursor of this question' } },
  'too-many-rows': { status: 400, title: { vi: 'Quá nhiều dòng', en: 'Too many rows' } },
  unauthenticated: { status: 401, title: { vi: 'Chưa xác thực', en: 'Not authenticated' }, framework: true },
  'forbidden-scope': {
    status: 403,
    title: { vi: 'Khoá không có quyền này', en: 'The key may not do this' },
    framework: true,
  },
  'org-mismatch': { status: 403, title: { vi: 'Cơ quan không khớp', en: 'The agencies do not match' } },
  'foreign-source': { status: 403, title: { vi: 'Nguồn không phải của cơ quan này', en: 'Source of another agency' } },
  'clock-skew': { status: 422, title: { vi: 'Thời điểm ở tương lai', en: 'The time lies ahead' } },
  'schema-violation': { status: 422, title: { vi: 'Dữ liệu không đúng lược đồ', en: 'Does not fit the schema' } },
  'unknown-event-type': { status: 422, title: { vi: 'Không có loại sự kiện này', en: 'Unknown event type' } },
  'invalid-json': { status: 400, title: { vi: 'JSON không hợp lệ', en: 'Not valid JSON' } },
  'id-conflict': { status: 409, title: { vi: 'Mã sự kiện đã dùng cho nội dung khác', en: 'The id has other content' } },
  'payload-too-large': {
    status: 413,
    title: { vi: 'Nội dung quá lớn', en: 'The content is too large' },
    framework: true,
  },
  'too-deep': { status: 400, title: { vi: 'JSON lồng quá sâu', en: 'JSON is nested too deeply' } },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'Unsupported media type' },
    framework: true,
  },
  'rate-limited': {
    status: 429,
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
    retryable: true,
    framework: true,
  },
  overloaded: {
    status: 503,
    title: { vi: 'Hệ thống đang quá tải', en: 'Overloaded' },
    retryable: true,
    framework: true,
  },
  'log-unavailable': {
    status: 503,
    title: { vi: 'Nhật ký sự kiện không sẵn sàng', en: 'The log is unavailable' },
    retryable: true,
  },
  'projection-behind': {
    status: 503,
    title: { vi: 'Số liệu chưa cập nhật kịp', en: 'The figures are behind' },
    retryable: true,
  },
  'unsafe-settings': { status: 503, title: { vi: 'Cấu hình không an toàn', en: 'Unsafe settings' }, retryable: true },
  'not-found': { status: 404, title: { vi: 'Không tìm thấy', en: 'Not found' }, framework: true },
  'method-not-allowed': {
    status: 405,
    title: { vi: 'Phương thức không được phép', en: 'Method not allowed' },
    framework: true,
  },
  'internal-error': { status: 500, title: { vi: 'Lỗi hệ thống', en: 'Internal error' }, framework: true },
} as const satisfies Readonly<Record<string, Code>>;

export type ProblemCode = keyof typeof codes;

/** The closed list of codes that the HTTP doors answer with; a code never changes its meaning. */
export const problemCodes: Readonly<Record<ProblemCode, Code>> = codes;

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemCodes, text);
}
