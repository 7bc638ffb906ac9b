import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { format, resolveConfig } from 'prettier';
import { agentMetricsConfiguration } from './generate/agent-metrics';
import { configuration } from './generate/configuration';
import { withGeneratedParts } from './generate/docs';
import { loopConfiguration } from './generate/loops';
import { EMPTY_TABLE } from './operator/table';

it('collector/generated.yaml is what `npm run collector` makes of the tables', () => {
  const written = readFileSync(join(__dirname, 'generated.yaml'), 'utf8');
  assert.ok(written === configuration(EMPTY_TABLE), 'run `npm run collector` and commit collector/generated.yaml');
});

for (const [file, made] of [
  ['loops.yaml', loopConfiguration],
  ['agent-metrics.yaml', agentMetricsConfiguration],
] as const) {
  it(`collector/${file} is too`, () => {
    const written = readFileSync(join(__dirname, file), 'utf8');
    assert.ok(written === made(), `run \`npm run collector\` and commit collector/${file}`);
  });
}

it('docs/ingest.md shows the tables as they are', async () => {
  const path = join(__dirname, '../docs/ingest.md');
  const written = readFileSync(path, 'utf8');
  const made = await format(withGeneratedParts(written), { ...(await resolveConfig(path)), filepath: path });
  assert.ok(written === made, 'run `npm run collector` and commit docs/ingest.md');
});
