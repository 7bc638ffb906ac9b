import { foldSessions } from '../dialects/sessions';
import type { Session } from '../model/session';
import type { RawLog, RawSpan } from '../model/telemetry';
import { span } from './spans';

/** Records written by hand, after documentation, and what is folded of them. */

export type Attributes = Record<string, string | number | boolean>;

export const emitter = (service: string, scope = '') => ({
  resource: [{ key: 'service.name', value: { stringValue: service } }],
  scope: { name: scope, version: '' },
});

export const log = (service: string, attributes: Attributes, record: Partial<RawLog>): RawLog => ({
  ...span(attributes),
  traceId: '',
  spanId: '',
  time: 1000,
  eventName: '',
  severity: '',
  body: '',
  emitter: emitter(service),
  ...record,
});

export const fold = (...spans: RawSpan[]) => foldSessions({ spans, logs: [] });
export const foldLogs = (...logs: RawLog[]) => foldSessions({ spans: [], logs });
export const totalsOf = (sessions: readonly Session[]) => sessions[0]?.totals;

export const chat = (attributes: Attributes, scope?: string, overrides: Partial<RawSpan> = {}) =>
  span(
    { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'a-model', ...attributes },
    { ...(scope === undefined ? {} : { emitter: emitter('test', scope) }), ...overrides }
  );

export const tool = (attributes: Attributes, overrides: Partial<RawSpan> = {}) =>
  span({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'search', ...attributes }, overrides);
