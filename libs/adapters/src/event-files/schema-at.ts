/** The schema of a member inside an object's schema, by its path; undefined if the schema does not know it. */
export function schemaAt(schema: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return schema;
  const properties = member(schema, 'properties');
  return schemaAt(member(properties, step), rest);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
