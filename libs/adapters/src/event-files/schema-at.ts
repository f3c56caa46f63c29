/** The schema of a member inside an object's schema, by its path; undefined if the schema does not know it. */
export function schemaAt(schema: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return schema;
  return schemaAt(member(member(schema, 'properties'), step) ?? ofEveryMember(schema), rest);
}

/** `["string", "null"]`, also where the schema says one type only. */
export function schemaTypes(schema: unknown): readonly string[] {
  return [member(schema, 'type')].flat().filter((type) => typeof type === 'string');
}

/** The schema of a list's items. */
export function itemSchema(schema: unknown): unknown {
  return member(schema, 'items');
}

/** A record has no names of its own: one schema holds for whatever is in it. */
function ofEveryMember(schema: unknown): unknown {
  const patterns = member(schema, 'patternProperties');
  return typeof patterns === 'object' && patterns !== null ? Object.values(patterns)[0] : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
