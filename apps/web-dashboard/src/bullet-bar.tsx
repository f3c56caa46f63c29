import type { JSX } from 'preact';
import type { Line } from './overview.js';
import { statusClass } from './status-mark.js';

/**
 * How far a share is, with a line at its target. It repeats what stands beside it in words, so it is hidden from screen
 * readers. Above the whole, the scale grows: nothing is clipped.
 */
export function BulletBar({ indicator, figure }: Line): JSX.Element | null {
  const { value, target, status } = figure;
  if (value === undefined || !isShare(indicator.unit)) return null;
  const scale = 100 / Math.max(1, value, target ?? 0);
  return (
    <svg class={`bar ${statusClass(status)}`} viewBox="-1 0 102 12" aria-hidden="true" focusable="false">
      <rect class="track" x="0" y="3" width="100" height="6" />
      <rect x="0" y="3" width={rounded(Math.max(0, value) * scale)} height="6" fill="currentColor" />
      {target === undefined ? null : (
        <rect class="goal" x={rounded(target * scale - 0.75)} y="0" width="1.5" height="12" />
      )}
    </svg>
  );
}

/** Steps that are done, of those planned, are a share too. */
export function isShare(unit: string): boolean {
  return unit === 'ratio' || unit === 'milestone';
}

function rounded(length: number): string {
  return length.toFixed(2);
}
