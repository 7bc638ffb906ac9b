import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import {
  assertPortsFree,
  freePorts,
  portNames,
  portsFromEnvironment,
  portTable,
} from '../../../stack/native/ports.mjs';

describe('the ports of the native run', () => {
  it('says in one sentence which port is in use, for what, and which variable moves it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const ports = portsFromEnvironment({ FLIGHTRECORDER_TEMPO_PORT: String(port) });
    await assert.rejects(assertPortsFree(ports, ['tempo']), ({ message }: Error) => {
      assert.match(
        message,
        new RegExp(`^Port ${port} is already in use; tempo needs it .*FLIGHTRECORDER_TEMPO_PORT.*\\.$`)
      );
      return true;
    });
    server.close();
    await once(server, 'close');
    await assertPortsFree(ports, ['tempo']);
  });

  it('refuses variables that are no port, and one port for two', () => {
    assert.throws(() => portsFromEnvironment({ FLIGHTRECORDER_LOKI_PORT: 'x' }), /FLIGHTRECORDER_LOKI_PORT is "x"/);
    assert.throws(
      () => portsFromEnvironment({ FLIGHTRECORDER_LOKI_PORT: '3200' }),
      /FLIGHTRECORDER_TEMPO_PORT and FLIGHTRECORDER_LOKI_PORT must differ/
    );
  });

  it('gives out free ports, each once, and has a variable of its own for each', async () => {
    const ports = await freePorts();
    await assertPortsFree(ports);
    assert.equal(new Set(Object.values(ports)).size, portNames.length);
    assert.equal(new Set(portNames.map((name) => portTable[name].variable)).size, portNames.length);
  });
});
