import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { configuration } from './generate/configuration';
import { EMPTY_TABLE } from './operator/table';

it('collector/generated.yaml is what `npm run collector` makes of the tables', () => {
  const written = readFileSync(join(__dirname, 'generated.yaml'), 'utf8');
  assert.ok(written === configuration(EMPTY_TABLE), 'run `npm run collector` and commit collector/generated.yaml');
});
