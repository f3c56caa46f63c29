import type { Stamped } from '../facts.js';

/** edXML statuses 01–06 (QCVN 102:2016); only the end is told apart. */
export type DocumentFact = Stamped &
  Readonly<
    | { is: 'sent'; from: string; to: readonly string[]; kind: string; signed: boolean; sentAt?: string | undefined }
    | { is: 'status' | 'completed'; agency: string; on: string }
    | { is: 'recalled' }
  >;
