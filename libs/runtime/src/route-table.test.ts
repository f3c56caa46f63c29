import { RouteTable } from './route-table.js';

const table = new RouteTable();
table.add(['POST'], '/v1/events');
table.add(['POST'], '/v1/events::validate');
table.add(['GET', 'HEAD'], '/v1/keys');
table.add(['POST'], '/v1/keys');
table.add(['DELETE'], '/v1/keys/:id');

describe('the methods of an address', () => {
  it.each([
    ['/v1/events', ['POST']],
    ['/v1/events:validate', ['POST']],
    ['/v1/events?x=/v1/keys', ['POST']],
    ['/v1/keys', ['GET', 'HEAD', 'POST']],
    ['/v1/keys/3f2a', ['DELETE']],
    ['/v1/keys/', []],
    ['/v1/keys/3f2a/more', []],
    ['/', []],
  ])('%s', (url, methods) => {
    expect(table.methodsOf(url)).toEqual(methods);
  });
});
