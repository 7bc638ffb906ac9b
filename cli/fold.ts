/**
 * npm run --silent fold -- FILE…
 *
 * Folds recorded telemetry and prints one JSON document: the sessions that were found, and how they were put together.
 * The debugging tool of whoever adds a dialect. Exit code 2 where a file cannot be read as telemetry.
 */
import { foldSessions } from '../src/dialects/sessions';
import { documentOf } from './document';
import { readRecordings, RecordingError } from './recordings';

const USAGE = 'Usage: npm run --silent fold -- FILE… (OTLP JSON, Tempo or Loki answers, JSON log lines; .gz too)';

async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    console.error(USAGE);
    return 2;
  }
  try {
    const { telemetry, remarks } = await readRecordings(files);
    console.log(JSON.stringify(documentOf(foldSessions(telemetry), remarks), undefined, 2));
    return 0;
  } catch (error) {
    if (error instanceof RecordingError) {
      console.error(error.message);
      return 2;
    }
    throw error;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
