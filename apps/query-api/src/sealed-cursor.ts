import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '#runtime';

type Place = Readonly<{ generation: number; subject: string }>;

/** Cursors name the place of the next row; they are signed, and good only for the question that they came with. */
export class CursorSeal {
  constructor(private readonly secret: Buffer) {}

  /** The place of a row in the whole answer. */
  seal(offset: number, question: string): string {
    return this.sealed([offset], question);
  }

  /** @throws Problem `bad-cursor` for anything that this did not seal for this question. */
  open(cursor: string, question: string): number {
    return Number(this.opened(cursor, question)[0]);
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
