import type { Stamped } from '../facts.js';

type Channel = 'online' | 'counter' | 'postal';
type Handling = 'electronic' | 'paper';
export type Outcome = 'approved' | 'rejected';

/** A field that an event does not carry is undefined; null clears it. Instants are RFC 3339. */
type Cleared<Value> = Value | null | undefined;

/** What an event says that bears on a figure. The applicant's pseudonym is not kept: no figure needs it. */
export type DossierFact = Stamped &
  Readonly<
    | {
        is: 'received';
        agency: string;
        procedure: string;
        level: number;
        channel: Channel;
        handling: Handling;
        receivedAt?: string | undefined;
        dueAt?: string | undefined;
        parent?: string | undefined;
      }
    | {
        is: 'corrected';
        agency?: Cleared<string>;
        procedure?: string | undefined;
        level?: number | undefined;
        channel?: Channel | undefined;
        handling?: Handling | undefined;
        receivedAt?: Cleared<string>;
        dueAt?: Cleared<string>;
        parent?: Cleared<string>;
        outcome?: Outcome | undefined;
        resolvedAt?: Cleared<string>;
      }
    | { is: 'transferred'; on: string; toAgency: string }
    | { is: 'suspended'; on: string }
    | { is: 'resumed'; on: string; newDueAt?: string | undefined }
    | { is: 'resolved'; on: string; outcome: Outcome }
    | { is: 'withdrawn'; on: string }
    | { is: 'stopped'; on: string }
    | { is: 'reopened' }
    | { is: 'voided' | 'restored' | 'refunded' }
    | { is: 'rated'; score: number }
    | { is: 'paid'; method: 'online' | 'cash' }
  >;

export type ReceivedFact = Extract<DossierFact, { is: 'received' }>;
export type CorrectedFact = Extract<DossierFact, { is: 'corrected' }>;
