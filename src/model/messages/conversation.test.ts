import * as fc from 'fast-check';

import { RecordReader } from '../../dialects/read';
import { CAPTURES, readCapture, telemetryOf } from '../../testing/captures';
import { type MessagePart, readConversation } from './conversation';

const read = (value: unknown) => readConversation(JSON.stringify(value));
const text = (written: string): MessagePart => ({ kind: 'text', text: written });
const ASKED: MessagePart = { kind: 'tool_call', id: 'c1', name: 'read', arguments: '{"path":"a"}' };
const CAME: MessagePart = { kind: 'tool_result', id: 'c1', text: 'found', failed: false };

describe('a conversation', () => {
  it.each<[api: string, written: unknown]>([
    [
      'OpenTelemetry',
      [
        { role: 'system', parts: [{ type: 'text', content: 'be brief' }] },
        { role: 'user', parts: [{ type: 'text', content: 'fix it' }] },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'look first' },
            { type: 'text', content: 'I look.' },
            { type: 'tool_call', id: 'c1', name: 'read', arguments: { path: 'a' } },
          ],
        },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: 'found' }] },
      ],
    ],
    [
      'Chat Completions',
      {
        model: 'm',
        messages: [
          { role: 'developer', content: 'be brief' },
          { role: 'user', content: [{ type: 'text', text: 'fix it' }] },
          {
            role: 'assistant',
            content: 'I look.',
            reasoning_content: 'look first',
            tool_calls: [{ id: 'c1', type: 'function', function: { name: 'read', arguments: '{"path":"a"}' } }],
          },
          { role: 'tool', tool_call_id: 'c1', content: 'found' },
        ],
      },
    ],
    [
      'Anthropic',
      {
        system: 'be brief',
        messages: [
          { role: 'user', content: 'fix it' },
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'look first' },
              { type: 'text', text: 'I look.' },
              { type: 'tool_use', id: 'c1', name: 'read', input: { path: 'a' } },
            ],
          },
          { role: 'tool', content: [{ type: 'tool_result', tool_use_id: 'c1', content: 'found' }] },
        ],
      },
    ],
    [
      'AI SDK',
      [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: [{ type: 'text', text: 'fix it' }] },
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'look first' },
            { type: 'text', text: 'I look.' },
            { type: 'tool-call', toolCallId: 'c1', toolName: 'read', input: { path: 'a' } },
          ],
        },
        { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c1', result: 'found' }] },
      ],
    ],
  ])('is read as %s writes it', (_, written) => {
    expect(read(written)).toEqual([
      { role: 'system', parts: [text('be brief')] },
      { role: 'user', parts: [text('fix it')] },
      { role: 'assistant', parts: [{ kind: 'thinking', text: 'look first' }, text('I look.'), ASKED] },
      { role: 'tool', parts: [CAME] },
    ]);
  });

  it('is read of answers, too', () => {
    const answer = [{ role: 'assistant', parts: [text('done')] }];
    expect(read({ choices: [{ message: { role: 'assistant', content: 'done' } }] })).toEqual(answer);
    expect(read({ role: 'assistant', content: [{ type: 'text', text: 'done' }] })).toEqual(answer);
    expect(read({ candidates: [{ content: { role: 'model', parts: [{ text: 'done' }] } }] })).toEqual(answer);
    expect(read({ generations: [[{ text: 'done', message: { kwargs: { type: 'ai', content: 'done' } } }]] })).toEqual(
      answer
    );
    const responses = {
      output: [
        { type: 'reasoning', summary: [{ text: 'hm' }] },
        { type: 'function_call', call_id: 'c1', name: 'read', arguments: '{"path":"a"}' },
      ],
    };
    expect(read(responses)).toEqual([
      { role: 'assistant', parts: [{ kind: 'thinking', text: 'hm' }] },
      { role: 'assistant', parts: [ASKED] },
    ]);
  });

  it('keeps what it does not know', () => {
    const image = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
    expect(read([{ role: 'user', content: [image] }])).toEqual([
      { role: 'user', parts: [{ kind: 'other', json: JSON.stringify(image) }] },
    ]);
  });

  it('is none where there is no JSON, or none of messages', () => {
    for (const none of ['', '<redacted>', '[{"role":"user"', '{"a":1}', '[]', '7']) {
      expect(readConversation(none)).toBeUndefined();
    }
  });

  it('is found, or not, in any JSON whatever', () => {
    fc.assert(fc.property(fc.json(), (json) => void readConversation(json)));
    expect(readConversation(`${'[{"content":'.repeat(2000)}1${'}]'.repeat(2000)}`)).toBeDefined();
  });
});

describe('recorded agents', () => {
  const recorded = CAPTURES.flatMap(([emitter, scenario]) => {
    const { spans } = telemetryOf(readCapture(emitter, scenario).requests);
    const reader = new RecordReader();
    const told = spans
      .map((span, index) => reader.readSpan(span, index))
      .filter(({ kind }) => kind === 'llm')
      .flatMap(({ fields }) => [fields.inputMessages, fields.outputMessages].filter((it) => it !== undefined))
      // What was shortened for the recording is no JSON any more.
      .filter((it) => isJson(it));
    return told.length === 0 ? [] : [[emitter, scenario, told] as const];
  });

  it.each(recorded)('%s %s: every message is understood', (_, __, told) => {
    for (const written of told) {
      const messages = readConversation(written);
      expect(messages?.flatMap(({ parts }) => parts).filter(({ kind }) => kind === 'other')).toEqual([]);
    }
  });
});

function isJson(written: string): boolean {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
}
