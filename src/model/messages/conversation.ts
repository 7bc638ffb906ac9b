import { type AskedCall, askedCallIn, type Part, type ToolAnswer, toolAnswerIn } from '../fold/message-calls';

/** One part of a message. */
export type MessagePart =
  | { kind: 'text'; text: string }
  /** What a model thought before it answered. */
  | { kind: 'thinking'; text: string }
  | { kind: 'tool_call'; id?: string; name: string; arguments?: string }
  | { kind: 'tool_result'; id: string; text?: string; failed: boolean }
  /** Anything else: an image, a file, a shape that is not known. */
  | { kind: 'other'; json: string };

/** One message of a conversation, whoever's API it was written for. */
export interface Message {
  /** `system`, `user`, `assistant`, `tool`; another word as it was written; empty where none was. */
  role: string;
  parts: MessagePart[];
}

/** Names under which documents of a request or an answer keep their messages. */
const LISTS = ['messages', 'input', 'output', 'choices', 'generations', 'contents', 'candidates'] as const;

/** Names under which a message, or what stands in place of one, is wrapped. */
const WRAPPERS = ['kwargs', 'message', 'data', 'content'] as const;

/** Where a request tells the system's instructions apart from the messages. */
const INSTRUCTIONS = ['system', 'instructions', 'systemInstruction', 'system_instruction'] as const;

const ROLES: Readonly<Record<string, string>> = {
  human: 'user',
  ai: 'assistant',
  AIMessageChunk: 'assistant',
  model: 'assistant',
  developer: 'system',
  function: 'tool',
  function_call: 'assistant',
  reasoning: 'assistant',
  function_call_output: 'tool',
};

/** Lists of lists are as deep as this. */
const MAX_DEPTH = 4;

/**
 * Reads the messages of a request to a model, or of its answer, from JSON: OpenTelemetry's own shape, and those of OpenAI
 * (Chat Completions, Responses), Anthropic, Gemini, the Vercel AI SDK and LangChain. What is in none of these shapes is
 * kept as JSON.
 *
 * @returns undefined where it is no JSON (cut, masked) or has no messages
 */
export function readConversation(text: string): Message[] | undefined {
  const messages = messagesIn(parsed(text), 0);
  return messages === undefined || messages.length === 0 ? undefined : messages;
}

function messagesIn(value: unknown, depth: number): Message[] | undefined {
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => (Array.isArray(item) ? (messagesIn(item, depth + 1) ?? []) : messageOf(item)));
  }
  if (!isPart(value)) {
    return undefined;
  }
  const list = LISTS.map((name) => value[name]).find((found) => Array.isArray(found) || typeof found === 'string');
  if (list !== undefined) {
    const instructions = INSTRUCTIONS.map((name) => value[name]).find((found) => found !== undefined && found !== null);
    const first = instructions === undefined ? [] : [{ role: 'system', parts: partsOf(instructions) }];
    const rest = typeof list === 'string' ? [{ role: 'user', parts: partsOf(list) }] : messagesIn(list, depth + 1);
    return [...first, ...(rest ?? [])];
  }
  return [value.role, value.content, value.message].some((told) => told !== undefined) ? messageOf(value) : undefined;
}

function messageOf(item: unknown): Message[] {
  if (!isPart(item)) {
    return typeof item === 'string' && item !== '' ? [{ role: '', parts: [{ kind: 'text', text: item }] }] : [];
  }
  const message = unwrapped(item);
  const role = callIn(message) === undefined ? roleOf(message, item) : 'assistant';
  const answer = toolAnswerIn(message);
  if (answer?.result !== undefined) {
    return [{ role: 'tool', parts: [resultPart(answer)] }];
  }
  const parts = [
    ...thoughtOf(message.reasoning_content ?? message.reasoning),
    ...(isPartItself(message)
      ? partsOf(message)
      : partsOf(message.content ?? message.parts ?? message.blocks ?? message.text)),
    ...partsOf(message.tool_calls),
  ];
  return role === '' && parts.length === 0 ? [] : [{ role, parts: withoutRepeatedCalls(parts) }];
}

/** The object that has the role, or else the content: LangChain and streams of choices wrap messages. */
function unwrapped(item: Part): Part {
  let found = item;
  for (let depth = 0; depth < MAX_DEPTH && typeof found.role !== 'string'; depth++) {
    const inner = WRAPPERS.map((name) => found[name]).find((value) => isPart(value));
    if (!isPart(inner)) {
      break;
    }
    found = inner;
  }
  return found;
}

function roleOf(message: Part, item: Part): string {
  const named = [message.role, item.role, message.type].find((role) => typeof role === 'string' && role !== '');
  if (named === undefined || named === 'message' || named === 'constructor') {
    return '';
  }
  return ROLES[String(named)] ?? String(named);
}

/** An item of a list of a Responses API is a part without a message around it. */
function isPartItself(message: Part): boolean {
  return message.role === undefined && (callIn(message) !== undefined || message.type === 'reasoning');
}

function partsOf(content: unknown): MessagePart[] {
  if (content === undefined || content === null || content === '') {
    return [];
  }
  if (typeof content === 'string') {
    return [{ kind: 'text', text: content }];
  }
  if (Array.isArray(content)) {
    return content.flatMap((part) => partsOf(part));
  }
  return isPart(content) ? [partOf(content)].filter((part) => part.kind !== 'text' || part.text !== '') : [];
}

function partOf(part: Part): MessagePart {
  const call = callIn(part);
  if (call !== undefined) {
    return { kind: 'tool_call', ...call };
  }
  const answer = toolAnswerIn(part) ?? bedrockAnswerIn(part);
  if (answer !== undefined) {
    return resultPart(answer);
  }
  if (isThought(part)) {
    return { kind: 'thinking', text: textsOf(part.thinking ?? part.content ?? part.text ?? part.summary) };
  }
  if (Array.isArray(part.parts)) {
    return { kind: 'text', text: textsOf(part.parts) };
  }
  const text = part.text ?? part.content ?? part.refusal;
  return typeof text === 'string' ? { kind: 'text', text } : { kind: 'other', json: JSON.stringify(part) };
}

/** Calls that frameworks list apart from messages, so that nothing but their fields says what they are. */
const LISTED_CALLS = [
  { id: 'toolCallId', name: 'toolName', content: ['input', 'args'] },
  { id: 'tool_call_id', name: 'tool_name', content: ['tool_kwargs'] },
] as const;

function callIn(part: Part): AskedCall | undefined {
  const asked = askedCallIn(part) ?? bedrockCallIn(part);
  const listed = LISTED_CALLS.find(({ id, name }) => part.type === undefined && part[id] && part[name]);
  if (asked !== undefined || listed === undefined) {
    return asked;
  }
  const told = listed.content.map((name) => part[name]).find((value) => value !== undefined);
  const args = typeof told === 'string' || told === undefined ? told : JSON.stringify(told);
  return { id: String(part[listed.id]), name: String(part[listed.name]), arguments: args };
}

/** Amazon Bedrock's Converse, and Strands, which writes all models' messages so. */
function bedrockCallIn({ toolUse }: Part): AskedCall | undefined {
  return isPart(toolUse) && typeof toolUse.name === 'string'
    ? { id: String(toolUse.toolUseId ?? ''), name: toolUse.name, arguments: JSON.stringify(toolUse.input) }
    : undefined;
}

function bedrockAnswerIn({ toolResult }: Part): ToolAnswer | undefined {
  return isPart(toolResult)
    ? {
        id: String(toolResult.toolUseId ?? ''),
        result: textsOf(toolResult.content),
        failed: toolResult.status === 'error',
      }
    : undefined;
}

function resultPart({ id, result, failed }: { id: string; result?: string; failed: boolean }): MessagePart {
  return { kind: 'tool_result', id, text: result, failed };
}

function isThought({ type, thought }: Part): boolean {
  return thought === true || type === 'thinking' || type === 'reasoning' || type === 'redacted_thinking';
}

function thoughtOf(value: unknown): MessagePart[] {
  return typeof value === 'string' && value !== '' ? [{ kind: 'thinking', text: value }] : [];
}

/** Texts of a list of parts, one below the other. */
function textsOf(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const list = Array.isArray(value) ? value : [];
  return list.map((part) => (isPart(part) ? textsOf(part.text ?? part.content) : textsOf(part))).join('\n');
}

/** Some tell a call twice: among the parts, and in a list of calls. */
function withoutRepeatedCalls(parts: MessagePart[]): MessagePart[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    if (part.kind !== 'tool_call' || part.id === undefined) {
      return true;
    }
    const repeated = seen.has(part.id);
    seen.add(part.id);
    return !repeated;
  });
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
