import type { Clock } from '#runtime';
import type { ContextProjector, ProjectorParts } from '../context-projector.js';

/** Token by which Nest injects the parts. */
export const PROJECTOR = Symbol('projector');

export type ProjectorProcessParts = ProjectorParts &
  Readonly<{ clock: Clock; projectors: readonly ContextProjector[] }>;
