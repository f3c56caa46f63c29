import type { FieldError } from '#event-catalog';

type Worded = Pick<FieldError, 'code' | 'detail'>;

/**
 * A fault with its detail in Vietnamese. The checks say in English what is wrong, for they are also used without a
 * request; here, where an answer is written, each of their sentences has its Vietnamese one.
 */
export function inVietnamese<Fault extends Worded>(fault: Fault): Fault {
  return { ...fault, detail: vietnamese(fault) };
}

/** The Vietnamese words of a sentence; a sentence that nobody translated is named by its code, never left English. */
function vietnamese({ code, detail }: Worded): string {
  for (const [sentence, words] of sentences) if (sentence.test(detail)) return detail.replace(sentence, words);
  return `không hợp lệ (${code})`;
}

/** What JSON Schema says of one member. */
const ofSchema: readonly (readonly [RegExp, string])[] = [
  [/^is missing$/, 'còn thiếu'],
  [/^must be (?:an )?object$/, 'phải là một đối tượng'],
  [/^must be (?:a )?string$/, 'phải là chuỗi ký tự'],
  [/^must be string,integer$/, 'phải là chuỗi ký tự hoặc số nguyên'],
  [/^must be (?:a )?number$/, 'phải là số'],
  [/^must be (?:an )?integer$/, 'phải là số nguyên'],
  [/^must be (?:a )?boolean$/, 'phải là true hoặc false'],
  [/^must be (?:an )?array$/, 'phải là một mảng'],
  [/^must be >= (.+)$/, 'phải từ $1 trở lên'],
  [/^must be <= (.+)$/, 'không được lớn hơn $1'],
  [/^must be > (.+)$/, 'phải lớn hơn $1'],
  [/^must be < (.+)$/, 'phải nhỏ hơn $1'],
  [/^must NOT have fewer than (.+) characters$/, 'phải có ít nhất $1 ký tự'],
  [/^must NOT have more than (.+) characters$/, 'có tối đa $1 ký tự'],
  [/^must NOT have fewer than (.+) items$/, 'phải có ít nhất $1 phần tử'],
  [/^must NOT have more than (.+) items$/, 'có tối đa $1 phần tử'],
  [/^must NOT have fewer than (.+) properties$/, 'phải có ít nhất $1 thành viên'],
  [/^must NOT have more than (.+) properties$/, 'có tối đa $1 thành viên'],
  [/^must NOT have duplicate items.*$/, 'không được có phần tử trùng nhau'],
  [/^must match pattern "(.*)"$/s, 'phải theo mẫu "$1"'],
  [/^must match format "(?:future-)?instant"$/, 'phải là thời điểm RFC 3339 có múi giờ, từ năm 2000'],
  [/^must match format "day"$/, 'phải là một ngày có thật, dạng YYYY-MM-DD'],
  [/^must match format "month"$/, 'phải là tháng, dạng YYYY-MM'],
  [/^must match format "period"$/, 'phải là một kỳ: năm, quý, tháng, tuần hoặc ngày'],
  [
    /^must match format "entity"$/,
    'phải ở dạng NFC, không có khoảng trắng ở hai đầu, không có ký tự điều khiển, không quá dài',
  ],
  [/^must match format "plain"$/, 'không được có ký tự điều khiển'],
  [/^property name must be valid$/, 'có thành viên mang tên không hợp lệ'],
  [/^must be one of (.+)$/s, 'phải là một trong: $1'],
];

/** What else the catalogue says of one event. */
const ofEvents: readonly (readonly [RegExp, string])[] = [
  [
    /^is not a member of this type; fields of your own go under data\.ext$/,
    'không thuộc loại sự kiện này; trường riêng đặt dưới data.ext',
  ],
  [/^has members that exclude each other$/, 'có các thành viên loại trừ nhau'],
  [/^is not a type of the catalogue; GET (.+) lists them$/, 'không có trong danh mục loại sự kiện; xem GET $1'],
  [/^must be what the subject says$/, 'phải khớp với subject'],
  [/^must be the agency that the subject names$/, 'phải là cơ quan nêu trong subject'],
  [/^is missing; only VN has none$/, 'còn thiếu; chỉ VN không có'],
  [
    /^is missing; only a source of an agency below VN may leave it out$/,
    'còn thiếu; chỉ nguồn của cơ quan dưới VN được bỏ trống',
  ],
  [/^lies more than 5 minutes ahead of the hub's clock$/, 'sau giờ của trục hơn 5 phút'],
  [/^is one more than (\d+) extension attributes$/, 'vượt quá $1 thuộc tính mở rộng'],
  [
    /^is not a name of an extension attribute: a-z and 0-9, at most 20$/,
    'không phải tên thuộc tính mở rộng: chỉ a-z và 0-9, tối đa 20 ký tự',
  ],
  [/^must be a string, a boolean or an integer$/, 'phải là chuỗi ký tự, true, false hoặc số nguyên'],
  [/^must have at most (\d+) characters$/, 'có tối đa $1 ký tự'],
  [/^must not have control characters$/, 'không được có ký tự điều khiển'],
];

/** Who may say what. */
const ofRights: readonly (readonly [RegExp, string])[] = [
  [/^is said by the hub itself only$/, 'chỉ chính trục được nói'],
  [/^is stamped by the hub, never by the sender$/, 'do trục đóng dấu, bên gửi không được đặt'],
  [/^is said by a source of VN only$/, 'chỉ nguồn của VN được nói'],
  [/^is not of an agency that the key covers$/, 'không thuộc cơ quan trong phạm vi của khoá'],
  [/^is not covered by the source's agency$/, 'không thuộc phạm vi cơ quan của nguồn'],
  [
    /^is a system of an agency that the source's agency does not cover$/,
    'là hệ thống của cơ quan ngoài phạm vi cơ quan của nguồn',
  ],
  [/^must be the source itself$/, 'phải là chính nguồn gửi'],
  [/^is a task that another agency leads$/, 'là nhiệm vụ do cơ quan khác chủ trì'],
];

/** What is wrong with a text before it says anything. */
const ofTexts: readonly (readonly [RegExp, string])[] = [
  [/^is not UTF-8$/, 'không phải UTF-8'],
  [/^is not percent-encoded UTF-8$/, 'không phải UTF-8 mã hoá phần trăm'],
  [/^is no header in UTF-8$/, 'dòng tiêu đề không phải UTF-8'],
  [/^is not JSON at character (\d+)$/, 'không phải JSON, từ ký tự thứ $1'],
  [/^is not JSON at the end$/, 'không phải JSON: thiếu phần cuối'],
  [/^is no JSON array of events$/, 'không phải mảng JSON các sự kiện'],
  [/^is there twice$/, 'có hai lần'],
  [/^is not accepted as a name$/, 'là tên không được nhận'],
  [/^has a NUL or half of a surrogate pair$/, 'có ký tự NUL hoặc nửa cặp thay thế'],
  [/^has more than (\d+) characters$/, 'dài hơn $1 ký tự'],
  [/^is too large$/, 'quá lớn'],
  [/^is beyond 2\^53 - 1, where integers are no longer exact$/, 'vượt quá 2^53 - 1, số nguyên không còn chính xác'],
  [/^is nested deeper than (\d+)$/, 'lồng sâu hơn $1 cấp'],
  [/^is one more than (\d+) members$/, 'vượt quá $1 thành viên'],
  [/^has more than (\d+) bytes( as it is kept)?$/, 'lớn hơn $1 byte'],
  [/^is no row of cells: its quotes do not match$/, 'không phải một dòng ô: dấu nháy không khớp'],
  [/^has (\d+) cells, the header has (\d+)$/, 'có $1 ô, dòng tiêu đề có $2 ô'],
  [
    /^is neither the name of an attribute nor data\.<path>$/,
    'không phải tên thuộc tính, cũng không phải data.<đường dẫn>',
  ],
  [/^is no column of an event$/, 'không phải cột của sự kiện'],
  [/^says what an earlier column says$/, 'trùng với một cột đứng trước'],
];

/** What is wrong with a parameter, or with a member of a small body. */
const ofRequests: readonly (readonly [RegExp, string])[] = [
  [/^There is no parameter '(.*)'\. Did you mean '(.*)'\?$/s, "Không có tham số '$1'. Ý bạn là '$2'?"],
  [/^There is no parameter '(.*)'\.$/s, "Không có tham số '$1'."],
  [/^\w+ must be one of the following values: (.+)$/s, 'phải là một trong: $1'],
  [/^\w+ must match .+ regular expression$/s, 'không đúng dạng, hoặc có ký tự điều khiển'],
  [/^\w+ must be an integer number$/, 'phải là số nguyên'],
  [/^\w+ must be a string$/, 'phải là chuỗi ký tự'],
  [/^\w+ must not be less than (.+)$/, 'phải từ $1 trở lên'],
  [/^\w+ must not be greater than (.+)$/, 'không được lớn hơn $1'],
  [/^\w+ must be longer than or equal to (\d+) characters$/, 'phải có ít nhất $1 ký tự'],
  [/^\w+ must be shorter than or equal to (\d+) characters$/, 'có tối đa $1 ký tự'],
];

/** More special sentences stand before those that would fit them too. */
const sentences = [
  ...ofRequests,
  ...ofEvents,
  ...ofRights,
  ...ofTexts,
  ...ofSchema,
  [/^must be (.+)$/s, 'phải là $1'] as const,
];
