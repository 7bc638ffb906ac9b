/**
 * npm run --silent fold -- [--prices FILE] [--provenance] FILE…
 *
 * Folds recorded telemetry and prints one JSON document: the sessions that were found, and how they were put together.
 * With --provenance it also says of each session and call which attribute of which record each field was read from.
 * The debugging tool of whoever adds a dialect. Exit code 2 where a file cannot be read as telemetry.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { PriceBook } from '../src/analysis/price-book';
import { foldSessions } from '../src/dialects/sessions';
import { genaiPrices } from '../src/prices/genai-prices';
import { PriceFileError, withOperatorPrices } from '../src/prices/operator-prices';
import { parseOperatorPrices } from '../src/prices/price-text';
import { RecordLedger } from '../src/model/fold/ledger';
import { documentOf } from './document';
import { provenanceTable } from './provenance';
import { readRecordings, RecordingError } from './recordings';
import { unmappedSentences } from './unmapped';

const USAGE =
  'Usage: npm run --silent fold -- [--prices FILE] [--provenance] FILE… (OTLP JSON, Tempo or Loki answers, JSON log lines; .gz too)';

async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { prices: { type: 'string' }, provenance: { type: 'boolean', default: false } },
    });
    if (positionals.length === 0) {
      console.error(USAGE);
      return 2;
    }
    const prices = await priceBook(values.prices);
    const { telemetry, remarks } = await readRecordings(positionals);
    const ledger = values.provenance ? new RecordLedger() : undefined;
    const sessions = foldSessions(telemetry, { ledger });
    const document = documentOf(sessions, [...remarks, ...unmappedSentences(telemetry)], prices);
    const provenance = ledger && provenanceTable(sessions, ledger, telemetry);
    console.log(JSON.stringify({ ...document, provenance }, undefined, 2));
    return 0;
  } catch (error) {
    if (error instanceof RecordingError || isUsageError(error)) {
      console.error((error as Error).message);
      return 2;
    }
    throw error;
  }
}

async function priceBook(file: string | undefined): Promise<PriceBook> {
  if (file === undefined) {
    return genaiPrices;
  }
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new RecordingError(`${file}: ${error.message}`);
  });
  try {
    return withOperatorPrices(parseOperatorPrices(text), genaiPrices);
  } catch (error) {
    throw error instanceof PriceFileError ? new RecordingError(`${file}: ${error.message}`) : error;
  }
}

function isUsageError(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
