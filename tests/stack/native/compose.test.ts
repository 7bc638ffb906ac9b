import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { launches } from '../../../stack/native/launch.mjs';
import { isBefore, parseVersion } from '../../../stack/native/locate.mjs';
import { programNames, programs } from '../../../stack/native/programs.mjs';

const compose = readFileSync(join(__dirname, '../../../docker-compose.yaml'), 'utf8');

/** The text of a service's entry. */
function service(name: string): string {
  const entry = new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n|  #.*\\n)*)`, 'm').exec(compose)?.[1];
  assert.ok(entry, `docker-compose.yaml has no service ${name}`);
  return entry;
}

describe('docker-compose.yaml', () => {
  for (const name of programNames) {
    it(`runs ${name} in the line that the native run builds`, () => {
      const tag = /image: \S+:(\S+)/.exec(service(name))?.[1] ?? '';
      const version = parseVersion(tag);
      assert.ok(version, `${name} has no pinned image`);
      const { from, below, version: built } = programs[name];
      assert.ok(!isBefore(version, from) && isBefore(version, below), `${tag} is outside the versions that fit`);
      assert.deepEqual(version.slice(0, 2), parseVersion(built)?.slice(0, 2));
    });
  }

  it('gives the collector what the native run gives it', () => {
    const { env = {} } = launches.collector;
    assert.ok(Object.keys(env).length > 0);
    for (const [name, value] of Object.entries(env)) {
      assert.match(service('collector'), new RegExp(`^ {6}${name}: \\$\\{\\w+:-${value}\\}$`, 'm'));
    }
  });

  it('publishes nothing but Grafana beyond this machine', () => {
    const published = compose.match(/^ {6}- '.*:\d+'$/gm) ?? [];
    const open = published.filter((line) => !line.includes("'127.0.0.1:"));
    assert.ok(published.length > programNames.length);
    assert.deepEqual(
      open.map((line) => line.trim()),
      ["- '${FLIGHTRECORDER_GRAFANA_PORT:-3000}:3000'"]
    );
  });
});
