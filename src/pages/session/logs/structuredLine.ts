import { CODING_AGENT, JSON_LINES } from '../../../dialects/keys';
import { SEVERITY_FIELDS, TEXT_FIELDS } from '../../../dialects/log-lines';
import { plainAttributes } from '../../../model/otlp/attributes';
import { type RawLog } from '../../../model/telemetry';

/** What a line says of itself, whether its fields are attributes or it is JSON. */
export interface StructuredLine {
  message: string;
  severity: string;
  /** Number of the agent's step. */
  step?: number;
  tool?: string;
  /** A stack trace, or what else a logger adds to an error. */
  exception?: string;
}

/**
 * Reads a log record. Agents without OpenTelemetry write one JSON object a line, with `level`, `message`, `step`,
 * `tool_name` and `exception` beside the ids; others have the same fields as attributes.
 */
export function readStructuredLine({ body, severity, eventName, attributes }: RawLog): StructuredLine {
  const inBody = objectIn(body);
  const fields = { ...plainAttributes(attributes), ...inBody };
  const text = (names: readonly string[]) =>
    names.map((name) => inBody?.[name]).find((value) => typeof value === 'string' && value !== '') as
      string | undefined;
  const exception = fields[JSON_LINES.exception];
  const said = text(TEXT_FIELDS) ?? body;
  return {
    message: [said.startsWith(eventName) ? '' : eventName, said].filter((part) => part !== '').join(' · '),
    severity: severity === '' ? (text(SEVERITY_FIELDS) ?? '') : severity,
    step: numberOf(fields[JSON_LINES.step]),
    tool: textIn(fields[CODING_AGENT.toolName]),
    exception: typeof exception === 'string' && exception !== '' ? exception : undefined,
  };
}

/** Characters of a line that is read as JSON. */
const LONGEST = 65_536;

function objectIn(body: string): Record<string, unknown> | undefined {
  if (body.length > LONGEST || !/^\s*\{/.test(body)) {
    return undefined;
  }
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
