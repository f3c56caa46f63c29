import { type Draft, teller } from './draft.js';
import { dayMs, dayStart, dayText, hourMs, instant, type Span } from './time.js';
import { declaredDays } from './work-calendar.js';

const source = 'urn:egov:VN:plan';

/** How the plan goes on over a span: what happened before is told at its beginning. */
export function planLife({ from, to }: Span): readonly Draft[] {
  const tasks = taskSteps.map(([task, fact, day, data]) => {
    const happened = dayStart(day) + 9 * hourMs;
    const at = Math.max(happened, from + 8 * hourMs);
    const when = fact === 'completed' ? { at: instant(happened) } : {};
    return teller('governance.task', source, task)(fact, at, { ...data, ...when });
  });
  const days = declaredDays(from, to).map(({ day, working }) =>
    teller('governance.calendar', source, day)('declared', from + hourMs, { day, working, basis: 'Bộ luật Lao động' }),
  );
  const replaced = teller('governance.procedure', source, '1.000197');
  const by = { procedure: '1.000197', by: '2.000197' };
  return [...tasks, ...days, ...pilots(from), replaced('replaced', Math.max(from, dayStart('2020-10-01')), by)].filter(
    ({ at }) => at < to,
  );
}

type TaskStep = readonly [task: string, fact: string, day: string, data: Draft['data']];

/** Days of N1, N5, N7, N9 and N15 are those of the decrees and openings; the others are made up, as the sample is. */
const taskSteps: readonly TaskStep[] = [
  ['N15', 'completed', '2019-06-24', { note: 'Khai trương e-Cabinet' }],
  ['N5', 'completed', '2019-12-09', { note: 'Khai trương Cổng Dịch vụ công quốc gia' }],
  ['T1', 'progressed', '2019-12-16', { percent: 70, note: 'Đang lấy ý kiến các bộ (mẫu)' }],
  ['T4', 'progressed', '2019-12-20', { percent: 80, note: 'Đã có dự thảo Đề án (mẫu)' }],
  ['N7', 'completed', '2019-12-31', { note: 'Khung Kiến trúc Chính phủ điện tử 2.0' }],
  ['T6', 'progressed', '2020-02-14', { percent: 20, note: 'Đã chọn Bộ điểm, Tỉnh điểm (mẫu)' }],
  ['T1', 'completed', '2020-02-20', { note: 'Đã trình Thủ tướng Chính phủ (mẫu)' }],
  ['N10', 'rescheduled', '2020-03-02', { due: '2021-06-30', basis: 'Văn bản cho phép lùi thời hạn (mẫu)' }],
  ['N6', 'progressed', '2020-03-13', { percent: 60, note: 'Đã vận hành thử (mẫu)' }],
  ['T4', 'completed', '2020-03-18', { note: 'Đề án được trình (mẫu)' }],
  ['T5', 'progressed', '2020-04-06', { percent: 25, note: 'Đã báo cáo quý I (mẫu)' }],
  ['N1', 'completed', '2020-04-08', { note: 'Nghị định 45/2020/NĐ-CP' }],
  ['N9', 'completed', '2020-04-09', { note: 'Nghị định 47/2020/NĐ-CP' }],
  ['T2', 'progressed', '2020-04-20', { percent: 70 }],
  ['T3', 'progressed', '2020-06-15', { percent: 40 }],
  ['T2', 'completed', '2020-06-25', { note: 'Dịch vụ đã được cung cấp (mẫu)' }],
  ['N8', 'progressed', '2020-06-30', { percent: 55, note: 'LGSP tại phần lớn các tỉnh (mẫu)' }],
  ['T5', 'progressed', '2020-07-06', { percent: 50, note: 'Đã báo cáo quý II (mẫu)' }],
  ['N3', 'progressed', '2020-07-10', { percent: 65 }],
  ['N2', 'progressed', '2020-09-01', { percent: 50 }],
  ['T6', 'progressed', '2020-09-30', { percent: 60, note: 'Bắt đầu nhân rộng (mẫu)' }],
  ['T5', 'progressed', '2020-10-06', { percent: 75, note: 'Đã báo cáo quý III (mẫu)' }],
  ['T3', 'progressed', '2020-10-20', { percent: 75 }],
  ['N11', 'progressed', '2020-12-01', { percent: 15 }],
  ['N8', 'progressed', '2020-12-21', { percent: 85 }],
];

/** Two pilots a month and two months into the span; the first one ends within nine months. */
function pilots(from: number): readonly Draft[] {
  const [first, second] = [from + 31 * dayMs, from + 62 * dayMs];
  const period = (start: number): Draft['data'] => ({ from: dayText(start), to: dayText(start + 240 * dayMs) });
  const online = teller('governance.pilot', source, `pilot-${dayText(first)}`);
  const documents = teller('governance.pilot', source, `pilot-${dayText(second)}`);
  return [
    online('started', first, { agencies: ['H58', 'G14'], indicator: 'online-share', ...period(first) }),
    documents('started', second, { agencies: ['H17', 'G22'], indicator: 'connected-share', ...period(second) }),
    online('ended', first + 240 * dayMs, { to: dayText(first + 240 * dayMs) }),
  ];
}
