import { type StreamName, streams } from '#event-catalog';
import { projectionNames, projections } from '#projections';

/** A context that is folded by itself: its stream, and which versions of its projections the code holds. */
export type ProjectedContext = Readonly<{
  name: string;
  stream: StreamName;
  partitions: number;
  /** e.g. `onestop.dossier:1,onestop.paper:1`; another text means that the read model must be rebuilt. */
  versions: string;
}>;

const streamNames: readonly StreamName[] = [
  'egov.governance.v1',
  'egov.onestop.v1',
  'egov.interchange.v1',
  'egov.portal.v1',
  'egov.identity.v1',
];

/** All five contexts; the registry and the plan first, because everybody asks for them. */
export const contexts: readonly ProjectedContext[] = streamNames.map((stream) => ({
  name: streams[stream].context,
  stream,
  partitions: streams[stream].partitions,
  versions: projectionNames
    .filter((name) => projections[name].stream === stream)
    .map((name) => `${name}:${projections[name].version}`)
    .join(','),
}));
