import { RecordLedger } from '../model/fold/ledger';
import type { Telemetry } from '../model/telemetry';
import { callsOf } from '../testing/calls';
import { CAPTURES, readCapture, telemetryOf } from '../testing/captures';
import { span } from '../testing/spans';
import { inspect } from './inspect';
import { foldSessions } from './sessions';

function inspected(telemetry: Telemetry) {
  const ledger = new RecordLedger();
  const sessions = foldSessions(telemetry, { ledger });
  return callsOf(sessions).map((call) => inspect(telemetry, ledger, call));
}

it('names the attribute of each field, what it says, and what nobody reads', () => {
  const chat = span({
    'gen_ai.operation.name': 'chat',
    'gen_ai.usage.input_tokens': 7,
    'gen_ai.request.model': 'm'.repeat(500),
    'gen_ai.something.new': 'x',
  });
  const [call] = inspected({ spans: [chat], logs: [] });
  expect(call).toMatchObject({
    count: 1,
    unread: ['gen_ai.something.new'],
    records: [{ signal: 'span', name: chat.name }],
  });
  const input = call?.fields.find(({ field }) => field === 'input');
  expect(input).toEqual({ field: 'input', record: 0, key: 'gen_ai.usage.input_tokens', place: 'record', written: '7' });
  expect(call?.fields.find(({ field }) => field === 'requestModel')?.written).toBe('m'.repeat(200));
  expect(call?.fields.some(({ field }) => field === 'cost')).toBe(false);
});

it('names all records that were merged into a call', () => {
  const part = { 'gen_ai.operation.name': 'chat', 'gen_ai.response.id': 'r1' };
  const outer = span({ ...part, 'gen_ai.usage.output_tokens': 5 });
  const inner = span(
    { ...part, 'gen_ai.usage.output_tokens': 5, 'gen_ai.usage.input_tokens': 7 },
    { parentSpanId: outer.spanId }
  );
  const [call, ...more] = inspected({ spans: [inner, outer], logs: [] });
  expect(more).toEqual([]);
  expect(call?.records.map(({ spanId }) => spanId).sort()).toEqual([outer.spanId, inner.spanId].sort());
});

it.each(CAPTURES.filter(([, scenario]) => scenario === 'plain' || scenario === 'loop'))(
  'finds the records of every call of %s %s',
  (emitter, scenario) => {
    for (const call of inspected(telemetryOf(readCapture(emitter, scenario).requests))) {
      expect(call.records.length).toBeGreaterThan(0);
      expect(call.fields.length).toBeGreaterThan(0);
      for (const { key, written } of call.fields) {
        expect(key === undefined || written !== undefined).toBe(true);
      }
    }
  }
);
