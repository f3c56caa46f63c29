import { Failure } from './failure.js';
import { type Asked, type HubClient, problemText, request } from './hub-client.js';

/** The hub's answer to a post; a hub that has too much to do is asked again when it says so. */
export async function postPatiently(
  client: HubClient,
  asked: Omit<Asked, 'method'>,
  onDeferred: (seconds: number) => void,
): Promise<unknown> {
  for (;;) {
    const response = await request(client, { ...asked, method: 'POST' });
    const text = await response.text();
    if (response.status === 429 || response.status === 503) {
      const seconds = retryAfter(response);
      onDeferred(seconds);
      await pause(1_000 * seconds);
      continue;
    }
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new Failure(problemText(answer) ?? `${asked.path} answered ${response.status}`);
    return answer;
  }
}

/** In seconds; hubs name seconds and never a date. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 1);
  return Number.isFinite(seconds) ? Math.min(60, Math.max(0.1, seconds)) : 1;
}

export function pause(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
