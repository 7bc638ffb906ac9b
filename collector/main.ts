#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { configuration } from './generate/configuration';
import { EMPTY_TABLE, OperatorTableError, readOperatorTable } from './operator/table';

const USAGE = `npm run collector [-- --operator FILE --out FILE]

Writes the collector's processors and connectors from the tables.
  --operator FILE  an operator's own patterns and names of gateways (collector/operator.example.yaml)
  --out FILE       where to write; default collector/generated.yaml`;

const { values } = parseArgs({
  options: { operator: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) {
  console.log(USAGE);
} else {
  try {
    const operator =
      values.operator === undefined
        ? EMPTY_TABLE
        : readOperatorTable(readFileSync(values.operator, 'utf8'), values.operator);
    const out = values.out ?? resolve(__dirname, 'generated.yaml');
    writeFileSync(out, configuration(operator));
    console.log(`Written: ${out}`);
  } catch (error) {
    if (!(error instanceof OperatorTableError) && (error as NodeJS.ErrnoException).code === undefined) {
      throw error;
    }
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
