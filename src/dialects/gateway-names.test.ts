import { DIALECTS } from './registry';
import { gatewayNamesIn, joinGatewayNames } from './gateway-names';
import { GATEWAY_KEYS } from './key-groups';
import { span } from '../testing/spans';

const called = (address?: string, name?: string) =>
  span({
    ...(address !== undefined && { 'server.address': address }),
    ...(name !== undefined && { 'flightrecorder.gateway': name }),
  });

it('knows the names of addresses from spans that carry both', () => {
  const names = gatewayNamesIn([
    called('a.example', 'proxy'),
    called('b.example', 'proxy'),
    called('a.example', 'proxy'),
    called('a.example', 'renamed'),
    // No row of the operator's table matched: the collector repeats the address.
    called('c.example', 'c.example'),
    // Past our collector, and a call that names no address.
    called('d.example'),
    called(undefined, 'proxy'),
  ]);
  expect([...names]).toEqual([
    ['a.example', ['proxy', 'renamed']],
    ['b.example', ['proxy']],
  ]);
});

it('joins what several pages tell', () => {
  const none = gatewayNamesIn([]);
  const first = gatewayNamesIn([called('a.example', 'proxy')]);
  const second = gatewayNamesIn([called('a.example', 'other'), called('b.example', 'proxy')]);
  expect(joinGatewayNames(none, first)).toBe(first);
  expect(joinGatewayNames(first, none)).toBe(first);
  expect([...joinGatewayNames(first, second)]).toEqual([
    ['a.example', ['proxy', 'other']],
    ['b.example', ['proxy']],
  ]);
});

it.each(DIALECTS.map(({ name, fields }) => [name, fields.gateway] as const))(
  'knows where %s tells addresses',
  (_, carriers) => {
    const keys = (carriers ?? []).map((carrier) => (typeof carrier === 'string' ? carrier : carrier.key));
    expect(GATEWAY_KEYS).toEqual(expect.arrayContaining(keys));
  }
);
