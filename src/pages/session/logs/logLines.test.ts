import { type RawLog } from '../../../model/telemetry';
import { runSpans, sessionOf, spanId, traceIdOfRun } from '../../../testing/runs';
import { treeOf } from '../tree/nodes';
import { treeIndexOf } from '../tree/treeIndex';
import { Whereabouts } from '../tree/whereabouts';
import { linesOf } from './logLines';

const places = new Whereabouts(treeIndexOf(treeOf(sessionOf(runSpans(1)))));

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
