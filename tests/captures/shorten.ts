import type { AnyValue, KeyValue } from '../../src/model/telemetry';

/** Longer texts are cut, unless they belong to a tool call. */
const LONGEST_TEXT = 120;
/** Texts of a tool call are kept, up to a length that no tool of the recordings needs. */
const LONGEST_TOOL_TEXT = 2000;
/** What is left of a text that was cut. */
const STAND_IN = 60;
/** Of longer lists of objects (messages, definitions) the first and the last two are kept. */
const LONGEST_LIST = 3;

/** What tells that a record is about a tool call: its texts are evidence. */
const TOOL_RECORD = new Set([
  'execute_tool',
  'tool',
  'TOOL',
  'ai.toolCall',
  'tool_call',
  'tool.execution',
  'tools/call',
]);
const KIND_KEYS = new Set([
  'gen_ai.operation.name',
  'traceloop.span.kind',
  'openinference.span.kind',
  'ai.operationId',
  'span.type',
  'mcp.method.name',
]);
/** Attributes that carry arguments and results wherever they stand. */
const TOOL_TEXT =
  /^(function_args|tool_input|tool_parameters|arguments|output|tool_arguments|tool_response)$|tool\.(call\.)?(arguments|result)|toolCall\.(args|result)|tool_call_args/;
const NEVER_EVIDENCE = /stacktrace|tool\.(description|definitions|json_schema)/;

/** Attributes with prompts, definitions and long histories cut; what was valid JSON stays valid JSON. */
export function shortenAttributes(attributes: readonly KeyValue[], eventName = ''): KeyValue[] {
  const ofTool = /tool_(call|result)/.test(eventName) || attributes.some(isToolKind);
  return attributes.map(({ key, value }) => {
    const evidence = (ofTool || TOOL_TEXT.test(key)) && !NEVER_EVIDENCE.test(key);
    return { key, value: shortenValue(value, evidence ? LONGEST_TOOL_TEXT : LONGEST_TEXT) };
  });
}

function isToolKind({ key, value }: KeyValue): boolean {
  return KIND_KEYS.has(key) && TOOL_RECORD.has(value?.stringValue ?? '');
}

/** A value with its texts cut and its long lists of objects thinned. */
export function shortenValue(value: AnyValue | undefined, longest = LONGEST_TEXT): AnyValue | undefined {
  if (value?.stringValue !== undefined) {
    return { stringValue: shortenText(value.stringValue, longest) };
  }
  if (value?.arrayValue?.values !== undefined) {
    const values = thinned(value.arrayValue.values, ({ kvlistValue }) => kvlistValue !== undefined);
    return { arrayValue: { values: values.map((item) => shortenValue(item, longest) as AnyValue) } };
  }
  if (value?.kvlistValue?.values !== undefined) {
    const values = value.kvlistValue.values.map((item) => ({
      key: item.key,
      value: shortenValue(item.value, longest),
    }));
    return { kvlistValue: { values } };
  }
  return value;
}

function shortenText(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const json = parsed(text);
  return json === undefined ? cut(text, longest) : JSON.stringify(shortenJson(json, longest));
}

function shortenJson(value: unknown, longest: number): unknown {
  if (typeof value === 'string') {
    return shortenText(value, longest);
  }
  if (Array.isArray(value)) {
    return thinned(value, (item) => typeof item === 'object').map((item) => shortenJson(item, longest));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortenJson(item, longest)]));
  }
  return value;
}

/** Objects and lists only: a text that happens to be a number is a text. */
function parsed(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

function thinned<T>(list: readonly T[], isObject: (item: T) => boolean): readonly T[] {
  return list.length > LONGEST_LIST && list.every(isObject) ? [list[0] as T, ...list.slice(-2)] : list;
}

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, STAND_IN)}…`;
}
