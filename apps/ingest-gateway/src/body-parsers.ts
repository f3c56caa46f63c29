import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { fastifyOf } from './fastify-of.js';

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
    const fastify = fastifyOf(this.host);
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser(wholeTypes, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    fastify.addContentTypeParser(streamTypes, (_request, body, done) => done(null, body));
  }
}
