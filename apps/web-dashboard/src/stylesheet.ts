import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one stylesheet; its address changes with its content, so that it may be kept for ever. */
export const stylesheet = readFileSync(new URL('./dashboard.css', import.meta.url), 'utf8');
export const stylesheetName = `dashboard.${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}.css`;
export const stylesheetPath = `/assets/${stylesheetName}`;
