import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OwnProcessModule } from './own-process.module.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8090' },
    host: { type: 'string', default: '127.0.0.1' },
    api: { type: 'string', default: 'http://127.0.0.1:8080' },
    'public-api': { type: 'string' },
  },
});
const api = new URL(values.api).origin;
const publicApi = new URL(values['public-api'] ?? values.api).origin;
const app = await NestFactory.create<NestFastifyApplication>(
  OwnProcessModule.register({ api, publicApi }),
  new FastifyAdapter(),
  { logger: ['error', 'warn'] },
);
app.enableShutdownHooks();
await app.listen(values.port, values.host);
process.stdout.write(`Liên Thông, pages: ${await app.getUrl()}\n`);
