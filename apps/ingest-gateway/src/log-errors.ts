import { LogOverloaded, LogUnavailable, LogUnsafe } from '#event-log';
import { Problem } from '#runtime';

/** Appends, and turns what the log cannot do now into an answer that says when to come again. */
export async function appended<T>(append: () => Promise<T>): Promise<T> {
  try {
    return await append();
  } catch (error) {
    if (error instanceof LogOverloaded) {
      throw new Problem({ code: 'overloaded', headers: { 'retry-after': String(error.retryAfterSeconds) } });
    }
    if (error instanceof LogUnsafe) throw new Problem({ code: 'unsafe-settings', headers: { 'retry-after': '60' } });
    if (error instanceof LogUnavailable) {
      throw new Problem({ code: 'log-unavailable', headers: { 'retry-after': '1' } });
    }
    throw error;
  }
}

/** Everything at the door needs the database; without it nothing can be taken. */
export async function answeredByDatabase<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem({ code: 'log-unavailable', headers: { 'retry-after': '1' } });
  }
}
