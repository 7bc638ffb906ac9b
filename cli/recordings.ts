import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { logsOfExport, spansOfTraces } from '../src/model/otlp/json';
import type { RawLog, RawSpan, Telemetry } from '../src/model/telemetry';
import { logsOfStreams, Streams } from '../src/sources/loki-logs';
import { isLogLine, logInStream, logOfLine } from '../src/dialects/log-lines';
import { append } from '../src/model/append';
import { faultsOf, LOGS, type ShapeFaults, TRACES } from './otlp-shape';

/** A file that holds no telemetry that is known; the message says which, what was found and what was expected. */
export class RecordingError extends Error {
  override name = 'RecordingError';
}

export interface Recordings {
  telemetry: Telemetry;
  /** What was passed over, in sentences. */
  remarks: string[];
}

type Json = Record<string, unknown>;

interface Collected {
  spans: RawSpan[];
  logs: RawLog[];
  remarks: string[];
}

/** One kind of document: how to know it, and what it adds. */
interface Format {
  name: string;
  is(document: Json): boolean;
  read(document: Json, into: Collected, depth: number): void;
}

const FORMATS: readonly Format[] = [
  {
    name: 'recorded export request',
    is: (document) => 'signal' in document && 'request' in document,
    read: (document, into, depth) => readDocument(document.request, into, depth + 1),
  },
  {
    name: 'OTLP traces or Tempo trace',
    is: (document) => ['resourceSpans', 'batches', 'trace'].some((field) => field in document),
    read: (document, into) => {
      const spans = spansOfTraces(document);
      tellFaults(faultsOf(document, TRACES), into);
      if (document.status === 'PARTIAL') {
        into.remarks.push(
          `Tempo answered with a part of the trace: ${String(document.message ?? 'it did not say why')}.`
        );
      }
      append(into.spans, spans);
    },
  },
  {
    name: 'OTLP logs',
    is: (document) => 'resourceLogs' in document,
    read: (document, into) => {
      const logs = logsOfExport(document);
      tellFaults(faultsOf(document, LOGS), into);
      append(into.logs, logs);
    },
  },
  {
    name: 'OTLP metrics',
    is: (document) => 'resourceMetrics' in document,
    read: (_, into) => into.remarks.push('Metrics tell of no single call: passed over.'),
  },
  {
    name: "Loki's answer",
    is: (document) => v.is(Streams, document),
    read: (document, into) => append(into.logs, logsOfStreams(v.parse(Streams, document).data.result).map(logInStream)),
  },
  { name: 'log line', is: isLogLine, read: (document, into) => void into.logs.push(logOfLine(document)) },
];

/** Where nothing is left it is no telemetry; else what is broken is passed over and said. */
function tellFaults({ first, count, records }: ShapeFaults, into: Collected): void {
  if (first === undefined) {
    return;
  }
  if (records === 0) {
    throw new RecordingError(`This is not OTLP: ${first}.`);
  }
  into.remarks.push(`Fields that are not as OTLP has them are passed over: ${count}. First: ${first}.`);
}

/**
 * Reads recorded telemetry of any of the known formats, alone, in an array, or one a line.
 *
 * @throws RecordingError
 */
export async function readRecordings(files: readonly string[]): Promise<Recordings> {
  const into: Collected = { spans: [], logs: [], remarks: [] };
  for (const file of files) {
    const text = await textOf(file);
    if (text.trim() === '') {
      into.remarks.push(`${file}: it is empty.`);
    } else {
      readDocuments(parse(text, file, into.remarks), file, into);
    }
  }
  return {
    telemetry: { spans: into.spans, logs: into.logs },
    remarks: Array.from(new Set(into.remarks)),
  };
}

/** A file is refused where nothing in it is telemetry; what else is not, is passed over and said. */
function readDocuments(documents: readonly unknown[], file: string, into: Collected): void {
  const errors: string[] = [];
  for (const document of documents) {
    try {
      readDocument(document, into);
    } catch (error) {
      errors.push((error as Error).message);
    }
  }
  const [first] = errors;
  if (first !== undefined && errors.length === documents.length) {
    throw new RecordingError(`${file}: ${first}`);
  }
  if (first !== undefined) {
    into.remarks.push(`${file}: ${errors.length} of ${documents.length} documents are passed over. First: ${first}`);
  }
}

/** What a gzipped file begins with, whatever its name. */
const GZIP = Buffer.from([0x1f, 0x8b]);

const BYTE_ORDER_MARK = /^\uFEFF/;

async function textOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const plain = bytes.subarray(0, GZIP.length).equals(GZIP) ? await promisify(gunzip)(bytes) : bytes;
    return plain.toString('utf8').replace(BYTE_ORDER_MARK, '');
  } catch (error) {
    throw new RecordingError(`${file}: it cannot be read: ${(error as Error).message}.`);
  }
}

/** The whole file as one document, or the members of its list, else each of its lines. */
function parse(text: string, file: string, remarks: string[]): unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) {
    return Array.isArray(whole.value) ? whole.value : [whole.value];
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const documents = lines.map(parsed);
  const broken = documents.filter((document) => document === undefined).length;
  if (broken === lines.length) {
    throw new RecordingError(
      `${file}: neither the file nor any of its lines is JSON; expected OTLP JSON or JSON lines.`
    );
  }
  if (broken > 0) {
    remarks.push(`${file}: ${broken} of ${lines.length} lines are not JSON: passed over.`);
  }
  return documents.flatMap((document) => (document === undefined ? [] : [document.value]));
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Recorded requests hold a document, and lists may hold lists: no real file nests deeper. */
const MAX_DEPTH = 8;

function readDocument(document: unknown, into: Collected, depth = 0): void {
  if (Array.isArray(document) && depth < MAX_DEPTH) {
    document.forEach((part) => readDocument(part, into, depth + 1));
    return;
  }
  const fields = typeof document === 'object' && document !== null ? (document as Json) : {};
  const format = depth > MAX_DEPTH ? undefined : FORMATS.find((candidate) => candidate.is(fields));
  if (format === undefined) {
    const found = Object.keys(fields).slice(0, 5).join(', ') || JSON.stringify(document)?.slice(0, 40);
    throw new RecordingError(
      `This is no telemetry: expected one of ${FORMATS.map(({ name }) => name).join(', ')}, found ${found}.`
    );
  }
  format.read(fields, into, depth);
}
