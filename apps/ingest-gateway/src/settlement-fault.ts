import type { QuarantineItem } from '#read-models';

/** What may be decided about a quarantined event. */
export type Fact = 'released' | 'discarded';

type Words = Readonly<{ vi: string; en: string }>;

/** Why an event cannot be settled so; undefined if it can. */
export function settlementFault(
  { status, reason, source, id, subject }: Pick<QuarantineItem, 'status' | 'reason' | 'source' | 'id' | 'subject'>,
  fact: Fact,
): Words | undefined {
  if (status !== 'quarantined') {
    return { vi: `sự kiện đã được xử lý (${status})`, en: `the event is settled already (${status})` };
  }
  if (source === null || id === null || subject === null) {
    return { vi: 'sự kiện không đọc được nên không thể chỉ định', en: 'the event is unreadable and cannot be named' };
  }
  if (fact === 'discarded' || reason === 'foreign-source') return undefined;
  return {
    vi: 'sự kiện này không thể giải phóng: gửi lại với mã mới kèm mendsid, hoặc huỷ',
    en: 'this event cannot be released: send it again under a new id with mendsid, or discard it',
  };
}
