/** A call of a tool that an answer of a model asks for. */
export interface AskedCall {
  id?: string;
  name: string;
  /** As the model wrote them: JSON text. */
  arguments?: string;
}

/** What a tool answered, as the next request tells the model. */
export interface ToolAnswer {
  id: string;
  result?: string;
  /** Said so itself: a flag of the protocol, or the beginning of its text. */
  failed: boolean;
}

/** An object inside messages; nothing is known of its fields. */
export type Part = Record<string, unknown>;

/** One way of writing a call or an answer inside messages. */
interface Shape {
  /** Value of `type` or `role`; any where undefined. */
  word?: string;
  /** The object that holds the rest, where it is not the part itself. */
  inside?: string;
  id: string;
  name?: string;
  content: readonly string[];
}

/** Where providers and conventions put what a model asks for. */
const CALLS: readonly Shape[] = [
  // OpenTelemetry GenAI
  { word: 'tool_call', id: 'id', name: 'name', content: ['arguments'] },
  // OpenAI's Responses, Chat Completions; LangChain
  { word: 'function_call', id: 'call_id', name: 'name', content: ['arguments'] },
  { inside: 'function', id: 'id', name: 'name', content: ['arguments'] },
  // Anthropic
  { word: 'tool_use', id: 'id', name: 'name', content: ['input'] },
  // Gemini
  { inside: 'functionCall', id: 'id', name: 'name', content: ['args'] },
  { inside: 'function_call', id: 'id', name: 'name', content: ['args'] },
  // Vercel AI SDK: parts of messages, and its list of calls
  { word: 'tool-call', id: 'toolCallId', name: 'toolName', content: ['input', 'args'] },
];

/** Where they put what a tool answered. */
const ANSWERS: readonly Shape[] = [
  { word: 'tool_call_response', id: 'id', content: ['response', 'result', 'content'] },
  { word: 'function_call_output', id: 'call_id', content: ['output'] },
  { word: 'tool', id: 'tool_call_id', content: ['content'] },
  { word: 'tool_result', id: 'tool_use_id', content: ['content'] },
  { word: 'tool-result', id: 'toolCallId', content: ['output', 'result'] },
];

/** Real messages nest a few levels. */
const MAX_DEPTH = 8;
/** Characters; a longer conversation is not searched. */
const LONGEST = 2 ** 20;

/** The calls that a model's answer asks for, in whichever of the known shapes its messages are written. */
export function callsIn(messages: string | undefined): AskedCall[] {
  const calls: AskedCall[] = [];
  walk(parsed(messages), 0, (part) => {
    const call = askedCallIn(part);
    if (call !== undefined) {
      calls.push(call);
    }
    return call !== undefined;
  });
  return calls;
}

/** The call that one part of a message asks for, if it is such a part. */
export function askedCallIn(part: Part): AskedCall | undefined {
  for (const shape of CALLS) {
    const holder = holderOf(part, shape);
    const name = holder?.[shape.name ?? ''];
    if (holder !== undefined && typeof name === 'string' && name !== '') {
      return { id: textAt(part, shape.id), name, arguments: contentOf(holder, shape) };
    }
  }
  return undefined;
}

/** The answers of tools that a request to a model repeats. */
export function answersIn(messages: string | undefined): ToolAnswer[] {
  const answers: ToolAnswer[] = [];
  walk(parsed(messages), 0, (part) => {
    const answer = toolAnswerIn(part);
    if (answer !== undefined) {
      answers.push(answer);
    }
    return answer !== undefined;
  });
  return answers;
}

/** What a tool answered, if a part of a message tells that. */
export function toolAnswerIn(part: Part): ToolAnswer | undefined {
  for (const shape of ANSWERS) {
    const holder = holderOf(part, shape);
    const id = holder && textAt(holder, shape.id);
    if (holder !== undefined && id !== undefined) {
      const result = plainTextOf(shape.content.map((name) => holder[name]).find(isSaid));
      return { id, result, failed: saysError(holder, result) };
    }
  }
  return undefined;
}

function walk(value: unknown, depth: number, meet: (part: Part) => boolean): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    return;
  }
  if (!Array.isArray(value) && meet(value as Part)) {
    return;
  }
  for (const inner of Object.values(value)) {
    walk(inner, depth + 1, meet);
  }
}

function holderOf(part: Part, { word, inside }: Shape): Part | undefined {
  if (word !== undefined && part.type !== word && part.role !== word) {
    return undefined;
  }
  const holder = inside === undefined ? part : part[inside];
  return typeof holder === 'object' && holder !== null ? (holder as Part) : undefined;
}

function textAt(part: Part, name: string): string | undefined {
  const value = part[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function contentOf(holder: Part, { content }: Shape): string | undefined {
  return jsonOf(content.map((name) => holder[name]).find(isSaid));
}

function jsonOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

/** A list of texts as text; anything else as JSON. */
function plainTextOf(value: unknown): string | undefined {
  const texts = Array.isArray(value) ? value.map((part) => (part as Part | null)?.text) : [];
  return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts.join('\n') : jsonOf(value);
}

/** How tools and the frameworks around them begin what went wrong. */
const ERROR_TEXT = /^[\s"[{]*((tool |execution )?error\b|exception\b|traceback\b|[a-z]*(error|exception): )/i;

function saysError(holder: Part, result: string | undefined): boolean {
  const flag = holder.is_error ?? holder.isError ?? (holder.status === 'error' || undefined);
  return typeof flag === 'boolean' ? flag : ERROR_TEXT.test(result ?? '');
}

function parsed(text: string | undefined): unknown {
  if (text === undefined || text.length > LONGEST || !/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
