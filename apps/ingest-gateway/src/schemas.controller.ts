import { Controller, Get, Param } from '@nestjs/common';
import { eventTypes, jsonSchemaOf } from '#event-catalog';
import { Problem } from '#runtime';

type Listed = Readonly<{ type: string; title: Readonly<{ vi: string; en: string }>; schema: string }>;

/** `/v1/schemas`: the JSON Schema (2020-12) of every event type; nobody needs a key to read a contract. */
@Controller('v1/schemas')
export class SchemasController {
  @Get()
  list(): Readonly<{ data: readonly Listed[] }> {
    return { data: eventTypes.map(({ type, title }) => ({ type, title, schema: `/v1/schemas/${type}` })) };
  }

  @Get(':type')
  show(@Param('type') type: string): object {
    const schema = jsonSchemaOf(type);
    if (schema === undefined) throw new Problem({ code: 'not-found' });
    return schema;
  }
}
