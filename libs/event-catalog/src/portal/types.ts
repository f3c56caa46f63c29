import { portalClosed } from './portal-closed.js';
import { portalOpened } from './portal-opened.js';
import { portalSurveyed } from './portal-surveyed.js';
import { questionAnswered } from './question-answered.js';
import { questionAsked } from './question-asked.js';
import { serviceIntegrated } from './service-integrated.js';
import { servicePublished } from './service-published.js';
import { serviceSeparated } from './service-separated.js';
import { serviceSupported } from './service-supported.js';
import { serviceUnsupported } from './service-unsupported.js';
import { serviceWithdrawn } from './service-withdrawn.js';

/** Every event type of the context, in the order of the contracts. */
export const portalTypes = [
  portalOpened,
  portalClosed,
  portalSurveyed,
  servicePublished,
  serviceWithdrawn,
  serviceIntegrated,
  serviceSeparated,
  serviceSupported,
  serviceUnsupported,
  questionAsked,
  questionAnswered,
] as const;
