import { type RawLog } from '../../../model/telemetry';
import { runSpans, sessionOf, spanId, traceIdOfRun } from '../../../testing/runs';
import { treeOf } from '../tree/nodes';
import { Whereabouts } from '../tree/whereabouts';
import { isOf, linesOf } from './logLines';

const places = new Whereabouts(treeOf(sessionOf(runSpans(1))));

function record(part: Partial<RawLog>): RawLog {
  const emitter = { resource: [], scope: { name: '', version: '' } };
  return { traceId: '', spanId: '', time: 0, eventName: '', severity: '', body: '', attributes: [], emitter, ...part };
}

describe('log lines', () => {
  it('lead to the call whose span they name, and nowhere where they name none that is there', () => {
    const [named, foreign, unnamed] = linesOf(
      [
        record({ traceId: traceIdOfRun(1), spanId: spanId(3) }),
        record({ traceId: traceIdOfRun(9), spanId: spanId(3) }),
        record({ traceId: traceIdOfRun(1) }),
      ],
      places
    );
    expect(named?.node).toMatchObject({ kind: 'call', call: { name: 'review' } });
    expect([foreign?.node, unnamed?.node]).toEqual([undefined, undefined]);
  });

  it('are one line each, failures told apart', () => {
    const lines = linesOf(
      [record({ eventName: 'tool', body: 'a\r\n  b', severity: 'ERROR' }), record({ body: 'c' })],
      places
    );
    expect(lines.map(({ text, bad }) => [text, bad])).toEqual([
      ['tool · a ⏎ b', true],
      ['c', false],
    ]);
  });
});

describe('structured lines of agents without OpenTelemetry', () => {
  const step = places.order.find((node) => node.kind === 'step');
  const call = places.order.find((node) => node.kind === 'call' && node.call.kind === 'tool');
  const json = (fields: object, time: number) =>
    linesOf(
      [record({ time, body: JSON.stringify({ level: 'ERROR', message: 'no match', logger: 'agent', ...fields }) })],
      places
    )[0];

  it('are read: level, message and exception', () => {
    const line = json({ exception: 'Traceback\n  at x', session_id: 's' }, 0);
    expect(line).toMatchObject({ text: 'no match · Traceback ⏎ at x', severity: 'ERROR', bad: true, node: undefined });
  });

  it('belong to the step of their number and the call of their tool, at the time', () => {
    const at = call?.start ?? 0;
    const name = call?.kind === 'call' && call.call.kind === 'tool' ? call.call.name : '';
    const number = call?.parent?.kind === 'step' ? call.parent.step.number : 0;
    expect(json({ step: number, tool_name: name }, at)?.node).toBe(call);
    expect(json({ step: number }, at)?.node).toBe(call?.parent);
    expect(json({ step: number }, at + 3_600_000)?.node).toBeUndefined();
    expect(json({ step: 99 }, at)?.node).toBeUndefined();
    const attributes = [{ key: 'step', value: { stringValue: String(number) } }];
    const [line] = linesOf([record({ time: at, body: 'plain', attributes })], places);
    expect(line?.node).toBe(call?.parent);
    expect(line && call?.parent && isOf(line, call.parent)).toBe(true);
  });

  it('that are broken are shown as they came', () => {
    const [line] = linesOf([record({ body: '{"level":"ERR', severity: 'INFO' })], places);
    expect(line).toMatchObject({ text: '{"level":"ERR', severity: 'INFO', bad: false });
    expect(step).toBeDefined();
  });
});
