import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { Problem } from '#runtime';

type Place = Readonly<{ generation: number; subject: string }>;

/** Where a page ended: how many rows it and those before it had, and the key of its last row. */
export type RowPlace = Readonly<{ end: number; last: string }>;

const nonceBytes = 12;
const nothing = Buffer.alloc(0);

/**
 * Cursors name the place of the next row; only the hub can make and read them, for a place may be a person's pseudonym,
 * and they are good only for the question that they came with.
 */
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
    const text = JSON.stringify([digest(question), ...content]);
    // the same place has the same cursor, so that an answer that is made again is equal
    const nonce = createHmac('sha256', this.secret).update(text).digest().subarray(0, nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key(), nonce);
    const body = Buffer.concat([nonce, cipher.update(text), cipher.final()]);
    return `${body.toString('base64url')}.${cipher.getAuthTag().toString('base64url')}`;
  }

  private opened(cursor: string, question: string): readonly unknown[] {
    const content = this.read(cursor);
    if (!Array.isArray(content) || content[0] !== digest(question)) throw badCursor();
    return content.slice(1);
  }

  private read(cursor: string): unknown {
    const [body = nothing, tag = nothing] = cursor.split('.').map((part) => Buffer.from(part, 'base64url'));
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key(), body.subarray(0, nonceBytes), { authTagLength: 16 });
      decipher.setAuthTag(tag);
      const text = Buffer.concat([decipher.update(body.subarray(nonceBytes)), decipher.final()]);
      return JSON.parse(text.toString());
    } catch {
      throw badCursor(); // whatever is wrong with it, it is none of ours
    }
  }

  private key(): Buffer {
    return createHash('sha256').update('cursor').update(this.secret).digest();
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
