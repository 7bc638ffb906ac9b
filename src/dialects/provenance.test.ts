import { RecordLedger } from '../model/fold/ledger';
import type { Call } from '../model/session';
import type { RawLog, Telemetry } from '../model/telemetry';
import { callsOf } from '../testing/calls';
import { CAPTURES, readCapture, telemetryOf } from '../testing/captures';
import { span } from '../testing/spans';
import type { Field } from './fields';
import { ProvenanceReader } from './provenance';
import { RecordReader } from './read';
import { foldSessions } from './sessions';

function folded(telemetry: Telemetry) {
  const ledger = new RecordLedger();
  const sessions = foldSessions(telemetry, { ledger });
  const reader = new ProvenanceReader(telemetry);
  return {
    sessions,
    ledger,
    of: (piece: Parameters<RecordLedger['recordsOf']>[0], field: Field) =>
      reader.provenanceOf(ledger.recordsOf(piece), field),
  };
}

/** Emitters whose tool calls take their ids from messages that other records hold. */
const IDS_IN_MESSAGES = new Set(['mcp-native']);

describe('provenance', () => {
  it('names the attribute that won, and its record', () => {
    const chat = span({
      'gen_ai.operation.name': 'chat',
      'gen_ai.usage.prompt_tokens': 9,
      'gen_ai.usage.input_tokens': 7,
    });
    const { sessions, of } = folded({ spans: [span({ 'http.request.method': 'GET' }), chat], logs: [] });
    const [call] = callsOf(sessions) as [Call];
    const record = { signal: 'span', index: 1 };
    expect(of(call, 'input')).toEqual({ record, key: 'gen_ai.usage.input_tokens', place: 'record' });
    expect(of(call, 'cost')).toBeUndefined();
  });

  it('follows a merged call into the record that filled the gap, and tokens to the one that knows most', () => {
    const outer = span({
      'gen_ai.operation.name': 'chat',
      'gen_ai.response.id': 'r1',
      'gen_ai.usage.output_tokens': 5,
      'gen_ai.request.model': 'm',
    });
    const inner = span(
      {
        'gen_ai.operation.name': 'chat',
        'gen_ai.response.id': 'r1',
        'gen_ai.usage.output_tokens': 5,
        'gen_ai.usage.input_tokens': 7,
        'gen_ai.provider.name': 'openai',
      },
      { parentSpanId: outer.spanId }
    );
    const { sessions, of } = folded({ spans: [inner, outer], logs: [] });
    const [call] = callsOf(sessions) as [Call];
    expect(of(call, 'requestModel')?.record.index).toBe(1);
    expect(of(call, 'provider')?.record.index).toBe(0);
    expect(of(call, 'output')?.record.index).toBe(0);
  });

  it('tells events and resources from the record itself, and what was worked out from what was read', () => {
    const emitter = {
      resource: [{ key: 'team.id', value: { stringValue: 'infra' } }],
      scope: { name: 'opentelemetry.instrumentation.langchain', version: '' },
    };
    const attributes = [{ key: 'exception.message', value: { stringValue: 'broken' } }];
    const tool = span(
      {
        'traceloop.span.kind': 'tool',
        'traceloop.entity.name': 'ls',
        'traceloop.entity.input': '{"input_str":"x","inputs":{"path":"."}}',
      },
      { emitter, status: 'error', events: [{ name: 'exception', time: 1, attributes }] }
    );
    const { sessions, of } = folded({ spans: [tool], logs: [] });
    const [call] = callsOf(sessions) as [Call];
    expect(of(call, 'errorMessage')).toMatchObject({ key: 'exception.message', place: 'event' });
    expect(of(call, 'toolArguments')).toMatchObject({ key: 'traceloop.entity.input', place: 'record' });
    expect(of(call, 'toolName')).toMatchObject({ key: undefined, place: 'record' });
    expect(of(sessions[0]!, 'team')).toMatchObject({ key: 'team.id', place: 'resource' });
  });

  it('reads log records as well', () => {
    const log: RawLog = {
      ...span({ 'session.id': 's', model: 'm', input_tokens: 3, output_tokens: 4 }),
      time: 5000,
      eventName: 'api_request',
      severity: '',
      body: '',
      emitter: { resource: [], scope: { name: 'com.anthropic.claude_code.events', version: '' } },
    };
    const { sessions, of } = folded({ spans: [], logs: [log] });
    const [call] = callsOf(sessions) as [Call];
    expect(of(call, 'requestModel')).toEqual({ record: { signal: 'log', index: 0 }, key: 'model', place: 'record' });
  });

  it.each(CAPTURES)('of %s, %s: leads to a record that tells what the model tells', (emitter, scenario) => {
    const telemetry = telemetryOf(readCapture(emitter, scenario).requests);
    const { sessions, of } = folded(telemetry);
    const reader = new RecordReader();
    const told = (call: Call, field: 'requestModel' | 'responseId' | 'toolCallId' | 'toolName') => {
      const record = of(call, field)?.record;
      const raw = record?.signal === 'span' ? telemetry.spans[record.index] : undefined;
      const log = record?.signal === 'log' ? telemetry.logs[record.index] : undefined;
      return (raw && reader.readSpan(raw, 0).fields[field]) ?? (log && reader.readLog(log, 0)?.fields[field]);
    };
    for (const call of callsOf(sessions)) {
      if (call.kind === 'llm') {
        expect(told(call, 'requestModel')).toBe(call.requestModel);
        expect(told(call, 'responseId')).toBe(call.responseId);
      } else if (call.fromMessages !== true) {
        expect(told(call, 'toolCallId')).toBe(IDS_IN_MESSAGES.has(emitter) ? undefined : call.callId);
        expect([call.name, undefined]).toContain(told(call, 'toolName'));
      }
    }
  });
});
