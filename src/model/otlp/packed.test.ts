import type { RawLog } from '../telemetry';
import { plainAttributes } from './attributes';
import { unpackedLog } from './packed';

const log = (body: string, attributes: Record<string, string>): RawLog => ({
  traceId: '',
  spanId: '',
  time: 0,
  eventName: '',
  severity: '',
  body,
  attributes: Object.entries(attributes).map(([key, value]) => ({ key, value: { stringValue: value } })),
  emitter: { resource: [], scope: { name: '', version: '' } },
});

const inside = { 'tool.input': 'long text', count: 3, list: ['a'], 'session.id': 's' };

it.each([
  ['as OTLP has it', { 'flightrecorder.packed': 'true', 'session.id': 's', 'tool.input': '[IN_BODY]', host: 'h' }],
  ['as Loki has it', { flightrecorder_packed: 'true', 'session.id': 's', tool_input: '[IN_BODY]', host: 'h' }],
])('gives a packed record back what it had, %s', (_, beside) => {
  const { body, attributes } = unpackedLog(log(JSON.stringify({ body: 'said', attributes: inside }), beside));
  expect(body).toBe('said');
  expect(plainAttributes(attributes)).toEqual({ ...inside, list: '["a"]', host: 'h' });
});

it.each([
  ['without a mark', '{"attributes":{"a":1}}', {}],
  ['that was cut', '{"attributes":{"a":', { 'flightrecorder.packed': 'true' }],
  ['whose body is no packing', '["attributes"]', { 'flightrecorder.packed': 'true' }],
  ['whose body is null', 'null', { 'flightrecorder.packed': 'true' }],
])('leaves a record %s as it is', (_, body, attributes: Record<string, string>) => {
  const record = log(body, attributes);
  expect(unpackedLog(record)).toBe(record);
});

it('keeps a body that was no text as JSON', () => {
  const packed = JSON.stringify({ body: { a: [1] }, attributes: {} });
  expect(unpackedLog(log(packed, { 'flightrecorder.packed': 'true' })).body).toBe('{"a":[1]}');
});
