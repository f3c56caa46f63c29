import { createHmac } from 'node:crypto';

/**
 * The pseudonym of a citizen's or business's plain number: HMAC-SHA-256 under the hub's one secret, so that the same
 * number is the same pseudonym everywhere and nobody without the secret can find it by trying.
 */
export function pseudonymOf(secret: Buffer, plain: string): string {
  return `p:${createHmac('sha256', secret).update(plain.normalize('NFC').trim()).digest('hex').slice(0, 32)}`;
}
