#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { agentMetricsConfiguration } from './generate/agent-metrics';
import { configuration } from './generate/configuration';
import { GENERATED_PARTS, withGeneratedParts } from './generate/docs';
import { loopConfiguration } from './generate/loops';
import { EMPTY_TABLE, OperatorTableError, readOperatorTable } from './operator/table';

const USAGE = `npm run collector [-- --operator FILE --out FILE | -- --rates]

Writes the collector's processors and connectors, and the tables of docs/ingest.md.
  --operator FILE  an operator's own patterns and names of gateways (collector/operator.example.yaml)
  --out FILE       where to write the configuration to; the docs are left as they are
  --rates          prints how well the patterns do on the corpus, and writes nothing`;

const GENERATED = resolve(__dirname, 'generated.yaml');
/** Files that are given beside the others by those who want them. */
const OPTIONAL: ReadonlyArray<readonly [path: string, content: () => string]> = [
  [resolve(__dirname, 'loops.yaml'), loopConfiguration],
  [resolve(__dirname, 'agent-metrics.yaml'), agentMetricsConfiguration],
];
const DOCS = resolve(__dirname, '../docs/ingest.md');

const { values } = parseArgs({
  options: {
    operator: { type: 'string' },
    out: { type: 'string' },
    rates: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});

/** Problems that are the caller's, and said in a sentence. */
function isTheirs(error: unknown): error is Error {
  return error instanceof OperatorTableError || (error as NodeJS.ErrnoException).code !== undefined;
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(USAGE);
    return;
  }
  if (values.rates) {
    console.log(GENERATED_PARTS.rates?.());
    return;
  }
  const operator =
    values.operator === undefined
      ? EMPTY_TABLE
      : readOperatorTable(readFileSync(values.operator, 'utf8'), values.operator);
  writeFileSync(values.out ?? GENERATED, configuration(operator));
  console.log(`Written: ${values.out ?? GENERATED}`);
  if (values.out === undefined) {
    const page = withGeneratedParts(readFileSync(DOCS, 'utf8'));
    writeFileSync(DOCS, await format(page, { ...(await resolveConfig(DOCS)), filepath: DOCS }));
    OPTIONAL.forEach(([path, content]) => writeFileSync(path, content()));
    console.log(`Written: ${[DOCS, ...OPTIONAL.map(([path]) => path)].join('\nWritten: ')}`);
  }
}

main().catch((error: unknown) => {
  if (!isTheirs(error)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
});
