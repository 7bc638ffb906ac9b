import { DIALECTS, FALLBACK } from '../dialects/registry';
import type { FieldTable } from '../dialects/dialect';
import type { ExportRequest } from './captures';

const TOKEN_FIELDS = ['input', 'cacheRead', 'cacheWrite', 'output', 'reasoning', 'usageJson'] as const;

/** Every attribute that a dialect takes tokens from. */
const TOKEN_KEYS: ReadonlySet<string> = new Set(
  [...DIALECTS, FALLBACK]
    .flatMap(({ fields, events = {} }): FieldTable[] => [
      fields,
      ...Object.values(events).map((event) => event.fields ?? {}),
    ])
    .flatMap((table) => TOKEN_FIELDS.flatMap((field) => table[field] ?? []))
    .map((carrier) => (typeof carrier === 'string' ? carrier : carrier.key))
);

/** The same telemetry with all amounts of tokens multiplied. */
export function withTokensTimes(factor: number, requests: readonly ExportRequest[]): ExportRequest[] {
  return scaled(requests, factor, false) as ExportRequest[];
}

function scaled(value: unknown, factor: number, tokens: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => scaled(item, factor, false));
  }
  if (typeof value === 'object' && value !== null) {
    const isTokens = tokens || ('key' in value && typeof value.key === 'string' && TOKEN_KEYS.has(value.key));
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, name === 'key' ? item : scaled(item, factor, isTokens)])
    );
  }
  if (tokens && typeof value === 'string' && value.startsWith('{')) {
    return value.replace(/: ?\d+/g, (figure) => `:${Number(figure.slice(1)) * factor}`);
  }
  // 64-bit integers may be texts.
  return tokens && (typeof value === 'number' || /^\d+$/.test(String(value)))
    ? typeof value === 'number'
      ? value * factor
      : String(Number(value) * factor)
    : value;
}
