import { foldSessions } from '../../dialects/sessions';
import type { RawLog } from '../telemetry';
import { chat, emitter, foldLogs, log, totalsOf } from '../../testing/samples';

const TRACE = 'a'.repeat(32);
const SPAN = 'b'.repeat(16);

/** One message of a call, as conventions before 1.37 have it. */
const message = (eventName: string, time: number, body: unknown, record: Partial<RawLog> = {}): RawLog =>
  log(
    'test',
    { 'gen_ai.system': 'openai' },
    {
      traceId: TRACE,
      spanId: SPAN,
      eventName,
      time,
      body: JSON.stringify(body),
      emitter: emitter('test', 'an-instrumentation'),
      ...record,
    }
  );

const asked = (time: number, record?: Partial<RawLog>) =>
  message('gen_ai.user.message', time, { content: 'What is new?' }, record);
const answered = (time: number, record?: Partial<RawLog>) =>
  message('gen_ai.choice', time, { index: 0, finish_reason: 'stop', message: { content: 'Nothing.' } }, record);

describe('messages of a call, each a log record', () => {
  it('are the call where its span is not there', () => {
    const sessions = foldLogs(asked(1000), answered(3000));
    expect(sessions).toMatchObject([{ id: TRACE, key: 'trace id', name: 'What is new?' }]);
    expect(sessions[0]?.runs[0]?.steps[0]?.calls).toMatchObject([
      { kind: 'llm', provider: 'openai', start: 1000, end: 3000, outcome: 'ok', finish: 'stop', tokens: {} },
    ]);
  });

  it('add nothing where it is', () => {
    const span = chat({ 'gen_ai.usage.input_tokens': 5 }, undefined, { spanId: SPAN, start: 900, end: 3100 });
    const alone = foldSessions({ spans: [span], logs: [] });
    expect(foldSessions({ spans: [span], logs: [asked(1000), answered(3000)] })).toEqual(alone);
  });

  it('add nothing where another log record tells of the call', () => {
    const details = message('gen_ai.client.inference.operation.details', 3000, undefined);
    expect(totalsOf(foldLogs(asked(1000), answered(3000), details))).toMatchObject({ llmCalls: 1 });
  });

  it('are several calls where a question follows an answer in one span', () => {
    const logs = [asked(1000), answered(2000), asked(3000), answered(4000), asked(5000)];
    expect(totalsOf(foldLogs(...logs))).toMatchObject({ llmCalls: 3, llmErrors: 0 });
    expect(foldLogs(...logs.slice().reverse(), ...logs)).toEqual(foldLogs(...logs));
  });

  it('are one call where it was answered in several ways', () => {
    const second = message('gen_ai.choice', 3000, { index: 1, finish_reason: 'stop', message: { content: 'Much.' } });
    expect(totalsOf(foldLogs(asked(1000), answered(3000), second))).toMatchObject({ llmCalls: 1 });
  });

  it('are a call of unknown outcome where no answer came, a failed one where an exception did', () => {
    const calls = (logs: RawLog[]) => foldLogs(...logs)[0]?.runs[0]?.steps[0]?.calls;
    expect(calls([asked(1000)])).toMatchObject([{ outcome: 'unknown' }]);
    const failure = message('gen_ai.client.operation.exception', 1500, undefined);
    expect(calls([asked(1000), failure])).toMatchObject([{ outcome: 'error' }]);
  });

  it('belong to the session that their trace’s other records name', () => {
    const named = log('test', { 'session.id': 's1' }, { ...asked(500), eventName: 'gen_ai.evaluation.result' });
    const sessions = foldLogs(asked(1000), answered(3000), {
      ...named,
      attributes: [{ key: 'session.id', value: { stringValue: 's1' } }],
    });
    expect(sessions).toMatchObject([{ id: 's1', key: 'session.id' }]);
  });
});

it('gives spans that name no session the one that log records of their trace name', () => {
  const span = chat({ 'gen_ai.usage.input_tokens': 5, 'gen_ai.response.id': 'r1' }, undefined, { traceId: TRACE });
  const details = log(
    'test',
    { 'session.id': 's1', 'gen_ai.response.id': 'r1', 'gen_ai.request.model': 'a-model' },
    { traceId: TRACE, spanId: span.spanId, time: span.end, eventName: 'gen_ai.client.inference.operation.details' }
  );
  const sessions = foldSessions({ spans: [span], logs: [details] });
  expect(sessions).toMatchObject([{ id: 's1', totals: { llmCalls: 1, tokens: { input: 5 } } }]);
});
