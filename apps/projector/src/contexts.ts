import { type StreamName, streams } from '#event-catalog';
import { groupName } from '#event-log';
import { projectionNames, projections } from '#projections';

/** A context that is folded by itself: its stream, and which versions of its projections the code holds. */
export type ProjectedContext = Readonly<{
  name: string;
  stream: StreamName;
  partitions: number;
  /** e.g. `onestop.dossier:1,onestop.paper:1`; another text means that the read model must be rebuilt. */
  versions: string;
  /** Under this name those who fold it together are known to Kafka's tools; other versions are other folders. */
  group: string;
}>;

const streamNames: readonly StreamName[] = [
  'egov.governance.v1',
  'egov.onestop.v1',
  'egov.interchange.v1',
  'egov.portal.v1',
  'egov.identity.v1',
];

/** All five contexts; the registry and the plan first, because everybody asks for them. */
export const contexts: readonly ProjectedContext[] = streamNames.map((stream) => {
  const { context: name, partitions } = streams[stream];
  const versions = projectionNames
    .filter((projection) => projections[projection].stream === stream)
    .map((projection) => `${projection}:${projections[projection].version}`)
    .join(',');
  return { name, stream, partitions, versions, group: groupName(name, versions) };
});
