/** Fields that hold lists of objects, each with the fields of those objects that do. */
interface Shape {
  readonly [field: string]: Shape;
}

const ATTRIBUTES: Shape = { attributes: {} };
const SPANS: Shape = { spans: { ...ATTRIBUTES, events: ATTRIBUTES } };
const SCOPES: Shape = { scopeSpans: SPANS, instrumentationLibrarySpans: SPANS };

/** Of an export of traces, and of a trace as Tempo answers it. */
export const TRACES: Shape = { resourceSpans: SCOPES, batches: SCOPES };
export const LOGS: Shape = { resourceLogs: { scopeLogs: { logRecords: ATTRIBUTES } } };

/** Lists whose members are records. */
const RECORDS: ReadonlySet<string> = new Set(['spans', 'logRecords']);

/** What of a document is not as OTLP has it. */
export interface ShapeFaults {
  /** What stands in the first such field, by its path. */
  first?: string;
  count: number;
  /** Records that are there for all that. */
  records: number;
}

/** Looks for fields that hold something else than the lists and objects of OTLP: what reads them takes them as empty. */
export function faultsOf(document: object, shape: Shape): ShapeFaults {
  const faults: ShapeFaults = { count: 0, records: 0 };
  look('trace' in document && isObject(document.trace) ? document.trace : document, shape, '', faults);
  return faults;
}

function look(holder: object, shape: Shape, path: string, faults: ShapeFaults): void {
  for (const [field, inner] of Object.entries(shape)) {
    const value = (holder as Record<string, unknown>)[field];
    if (Array.isArray(value)) {
      value.forEach((item: unknown, place) => {
        if (isObject(item)) {
          faults.records += RECORDS.has(field) ? 1 : 0;
          look(item, inner, `${path}${field}[${place}].`, faults);
        } else {
          add(faults, `${path}${field}[${place}]`, item, 'an object');
        }
      });
    } else if (value !== undefined && value !== null) {
      add(faults, path + field, value, 'a list');
    }
  }
}

function add(faults: ShapeFaults, path: string, value: unknown, expected: string): void {
  faults.count += 1;
  faults.first ??= `expected ${expected} in "${path}", found ${JSON.stringify(value)?.slice(0, 40)}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
