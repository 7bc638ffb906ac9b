import { GEN_AI_REQUEST } from '../../../dialects/keys';
import { type Message, type MessagePart, readConversation } from '../../../model/messages/conversation';
import { plainAttributes } from '../../../model/otlp/attributes';
import { type LlmCall } from '../../../model/session';
import { type RawSpan } from '../../../model/telemetry';
import { type CallMessages } from '../../../loading/session/callMessages';

/** What a request can lack, so that it is not quite the one that was made. */
export type MissingPart = 'messages' | 'unreadable' | 'tools' | 'parameters' | 'other_content';

/** A request to a model, in the shape of OpenAI's Chat Completions, which most providers take. */
export interface ExportedRequest {
  request: Record<string, unknown>;
  missing: MissingPart[];
}

/** Parameters by the names that the API gives them. */
const PARAMETERS = {
  max_completion_tokens: GEN_AI_REQUEST.maxTokens,
  top_p: GEN_AI_REQUEST.topP,
  top_k: GEN_AI_REQUEST.topK,
  seed: GEN_AI_REQUEST.seed,
  stop: GEN_AI_REQUEST.stopSequences,
  frequency_penalty: GEN_AI_REQUEST.frequencyPenalty,
  presence_penalty: GEN_AI_REQUEST.presencePenalty,
} as const;

/** The request of a call as far as it was recorded, to try it elsewhere; and what was not recorded. */
export function requestOf(call: LlmCall, span: RawSpan, { sent }: CallMessages): ExportedRequest {
  const attributes = plainAttributes(span.attributes);
  const tools = parsed(attributes[GEN_AI_REQUEST.toolDefinitions]);
  const parameters = Object.entries(PARAMETERS).flatMap(([name, key]) =>
    attributes[key] === undefined ? [] : [[name, parsed(attributes[key]) ?? attributes[key]] as const]
  );
  const messages = [...instructionsIn(attributes[GEN_AI_REQUEST.systemInstructions]), ...(sent?.messages ?? [])];
  const others = messages.some(({ parts }) => parts.some(({ kind }) => kind === 'other'));
  return {
    request: {
      model: call.requestModel ?? call.responseModel,
      ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
      ...Object.fromEntries(parameters),
      ...(tools === undefined ? {} : { tools: chatTools(tools) }),
      messages: messages.flatMap(chatMessages),
    },
    missing: [
      ...(sent === undefined ? (['messages'] as const) : sent.messages === undefined ? (['unreadable'] as const) : []),
      ...(tools === undefined ? (['tools'] as const) : []),
      ...(parameters.length === 0 ? (['parameters'] as const) : []),
      ...(others ? (['other_content'] as const) : []),
    ],
  };
}

function instructionsIn(value: unknown): Message[] {
  if (value === undefined) {
    return [];
  }
  const read = readConversation(
    `[{"role":"system","parts":${JSON.stringify(parsed(value) ?? [{ text: String(value) }])}}]`
  );
  return read ?? [];
}

/** A message of ours as messages of the API: results of tools are messages of their own there. */
function chatMessages({ role, parts }: Message): Array<Record<string, unknown>> {
  const results = parts.filter((part) => part.kind === 'tool_result');
  const calls = parts.filter((part) => part.kind === 'tool_call');
  const content = parts.filter(({ kind }) => kind === 'text' || kind === 'other').map(contentOf);
  const said = content.length > 0 || calls.length > 0 || results.length === 0;
  return [
    ...results.map(({ id, text }) => ({ role: 'tool', tool_call_id: id, content: text ?? '' })),
    ...(said
      ? [
          {
            role: ROLES.get(role) ?? 'user',
            content: content.join('\n'),
            ...(calls.length === 0
              ? {}
              : {
                  tool_calls: calls.map(({ id, name, arguments: args }) => ({
                    id,
                    type: 'function',
                    function: { name, arguments: args ?? '{}' },
                  })),
                }),
          },
        ]
      : []),
  ];
}

/** Roles of the API, by those that agents write. */
const ROLES: ReadonlyMap<string, string> = new Map([
  ['system', 'system'],
  ['developer', 'developer'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['model', 'assistant'],
  ['tool', 'tool'],
]);

/** Definitions of tools as the API takes them: agents write them as their provider does, or flat, as the conventions have it. */
function chatTools(tools: unknown): unknown {
  return Array.isArray(tools) ? tools.map(chatTool) : tools;
}

function chatTool(tool: unknown): unknown {
  if (typeof tool !== 'object' || tool === null || 'function' in tool) {
    return tool;
  }
  const { name, description, parameters, input_schema: schema } = tool as Record<string, unknown>;
  const accepted = parameters ?? schema ?? { type: 'object', properties: {} };
  return typeof name === 'string' ? { type: 'function', function: { name, description, parameters: accepted } } : tool;
}

function contentOf(part: MessagePart): string {
  return part.kind === 'text' ? part.text : part.kind === 'other' ? part.json : '';
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
