import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

type Done = (error: Error | null, body?: unknown) => void;

/** What is needed of the HTTP framework's instance. */
type Parsers = {
  removeAllContentTypeParsers(): void;
  addContentTypeParser(types: readonly string[], options: { parseAs: 'buffer' }, parser: WholeParser): void;
  addContentTypeParser(types: readonly string[], parser: StreamParser): void;
};
type WholeParser = (request: unknown, body: Buffer, done: Done) => void;
type StreamParser = (request: unknown, body: Readable, done: Done) => void;

const wholeTypes = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'];
const streamTypes = ['application/x-ndjson', 'application/ndjson', 'text/csv'];

/**
 * Bodies reach the doors as bytes: the framework's own JSON parser would accept what two readers read differently.
 * Files come as streams. Any other type is refused with 415.
 */
@Injectable()
export class BodyParsers implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const instance: unknown = this.host.httpAdapter.getInstance();
    if (!hasParsers(instance)) throw new Error('the gateway runs on Fastify');
    instance.removeAllContentTypeParsers();
    instance.addContentTypeParser(wholeTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    instance.addContentTypeParser(streamTypes, (_request, body, done) => done(null, body));
  }
}

function hasParsers(instance: unknown): instance is Parsers {
  return (
    typeof instance === 'object' &&
    instance !== null &&
    'addContentTypeParser' in instance &&
    'removeAllContentTypeParsers' in instance
  );
}
