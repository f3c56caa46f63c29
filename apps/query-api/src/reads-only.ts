import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Problem } from '#runtime';
import { hooksOf } from './framework.js';

type Request = Readonly<{ method: string; url: string }>;

const reading = ['GET', 'HEAD', 'OPTIONS'];

/** Addresses that can be read, and nothing else. `/v1/events` itself is the gateway's. */
const readOnly = new RegExp(
  '^/v1/((indicators|measures|orgs|periods|targets|observations|scorecard|rankings|coverage|tasks|obstacles|pilots' +
    '|surveys|problems|openapi)([./?]|$)|(events|entities)/)',
);

/** The framework would answer 404 to another method, as if there were nothing there. */
@Injectable()
export class ReadsOnly implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const hooks = hooksOf<Request, unknown>(this.host.httpAdapter.getInstance());
    hooks.addHook('onRequest', ({ method, url }, _reply, done) => {
      if (reading.includes(method) || !readOnly.test(url)) done();
      else done(new Problem({ code: 'method-not-allowed', headers: { allow: 'GET, HEAD' } }));
    });
  }
}
