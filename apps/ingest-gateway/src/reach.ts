import { Inject, Injectable } from '@nestjs/common';
import { LogOverloaded, LogUnavailable, LogUnsafe } from '#event-log';
import { asError, errorCode, Problem } from '#runtime';
import { GATEWAY, type GatewayParts } from './gateway-parts.js';

/** A database that does not answer for so long is told to be away: a sender comes again sooner than it waits. */
const patienceMs = 5_000;

/**
 * The way to the log and the database. What they cannot do now becomes an answer that says when to come again; a
 * mistake of ours stays the exception that it is.
 */
@Injectable()
export class Reach {
  private away = false;

  constructor(@Inject(GATEWAY) private readonly parts: GatewayParts) {}

  /** Asks the database. @throws Problem `log-unavailable`, for without it nothing can be taken. */
  async asked<T>(question: () => Promise<T>): Promise<T> {
    try {
      const answer = await withinPatience(question());
      if (this.away) this.parts.logger.info({}, 'the database answers again');
      this.away = false;
      return answer;
    } catch (error) {
      if (!isAway(error)) throw error;
      if (!this.away) this.parts.logger.warn({ err: asError(error) }, 'the database does not answer');
      this.away = true;
      throw unavailable();
    }
  }

  /** Appends to the log. @throws Problem `overloaded`, `log-unavailable` or `unsafe-settings`. */
  async appended<T>(append: () => Promise<T>): Promise<T> {
    try {
      return await append();
    } catch (error) {
      if (error instanceof LogOverloaded) throw comeAgain('overloaded', error.retryAfterSeconds);
      if (error instanceof LogUnsafe) throw comeAgain('unsafe-settings', 60);
      if (error instanceof LogUnavailable) throw unavailable();
      throw error;
    }
  }
}

/** A refusal for now. */
export function comeAgain(
  code: 'overloaded' | 'rate-limited' | 'unsafe-settings' | 'log-unavailable',
  afterSeconds: number,
): Problem {
  return new Problem({ code, headers: { 'retry-after': String(afterSeconds) } });
}

function unavailable(): Problem {
  return comeAgain('log-unavailable', 1);
}

class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const giveUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    return await Promise.race([answer, giveUp]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * PostgreSQL's classes of errors that a statement of ours causes: unsupported, data, integrity, syntax and rights,
 * limits, procedures. Every other class says that the server cannot do it now.
 */
const ours = /^(0A|22|23|42|54|P0)/;
const sqlState = /^[0-9A-Z]{5}$/;

function isAway(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  const code = errorCode(error);
  if (code !== undefined) return sqlState.test(code) ? !ours.test(code) : systemError.test(code);
  return /^(Connection terminated|timeout exceeded|Query read timeout)/.test(asError(error).message);
}

const systemError = /^E[A-Z]{3,}$/;
