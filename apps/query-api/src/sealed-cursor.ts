import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '#runtime';

type Place = Readonly<{ generation: number; subject: string }>;

/** Where a page ended: how many rows it and those before it had, and the key of its last row. */
export type RowPlace = Readonly<{ end: number; last: string }>;

/** Cursors name the place of the next row; they are signed, and good only for the question that they came with. */
export class CursorSeal {
  constructor(private readonly secret: Buffer) {}

  seal({ end, last }: RowPlace, question: string): string {
    return this.sealed([end, last], question);
  }

  /** @throws Problem `bad-cursor` for anything that this did not seal for this question. */
  open(cursor: string, question: string): RowPlace {
    const [end, last] = this.opened(cursor, question);
    return { end: Number(end), last: String(last) };
  }

  /** The place of an entity: its copy of the read model, and its subject. */
  sealPlace({ generation, subject }: Place, question: string): string {
    return this.sealed([generation, subject], question);
  }

  openPlace(cursor: string, question: string): Place {
    const [generation, subject] = this.opened(cursor, question);
    return { generation: Number(generation), subject: String(subject) };
  }

  private sealed(content: readonly unknown[], question: string): string {
    const body = Buffer.from(JSON.stringify([digest(question), ...content])).toString('base64url');
    return `${body}.${this.signature(body)}`;
  }

  private opened(cursor: string, question: string): readonly unknown[] {
    const [body = '', signature = ''] = cursor.split('.');
    const expected = Buffer.from(this.signature(body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw badCursor();
    const content: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
    if (!Array.isArray(content) || content[0] !== digest(question)) throw badCursor();
    return content.slice(1);
  }

  private signature(body: string): string {
    return createHmac('sha256', this.secret).update(body).digest('base64url').slice(0, 24);
  }
}

function digest(question: string): string {
  return createHash('sha256').update(question).digest('base64url').slice(0, 22);
}

function badCursor(): Problem {
  return new Problem({
    code: 'bad-cursor',
    errors: [{ in: 'query', parameter: 'cursor', code: 'bad-cursor', detail: 'is no cursor of this question' }],
  });
}
