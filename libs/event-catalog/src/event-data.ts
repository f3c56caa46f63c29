import Type, { type TObject, type TOptional, type TProperties, type TUnsafe } from 'typebox';

/**
 * The schema of an event's `data`. Unknown members are refused, so that personal data cannot slip in
 * unnoticed; what a source wants to keep beside our fields goes under `ext`.
 *
 * @param constraint further JSON Schema keywords over several members, such as `anyOf`.
 */
export function eventData<P extends TProperties>(properties: P, constraint: object = {}): TObject<P & Extended> {
  return Type.Object({ ...properties, ext: extension }, { additionalProperties: false, ...constraint });
}

type Extended = { ext: TOptional<TUnsafe<Record<string, unknown>>> };

const extension = Type.Optional(
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    description: "The source's own fields, kept as sent and never counted. No personal data.",
  }),
);
