import { foldSessions } from '../../../dialects/sessions';
import { readCapture, telemetryOf } from '../../../testing/captures';
import { llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../../testing/sketches';
import { studyOf } from '../study';
import { fileName } from './download';
import { saidIn } from './said';
import { fenced, transcriptOf } from './transcript';

it('what was said is in the transcript: the question, and every answer', () => {
  const { spans, logs } = telemetryOf(readCapture('strands-openai', 'loop').requests);
  const [session] = foldSessions({ spans, logs });
  const said = saidIn(spans);
  const text = transcriptOf(studyOf(session!, 'ended'), 'utc', said);
  const calls = session!.runs.flatMap((run) => run.steps.flatMap((step) => step.calls));
  const answers = calls.flatMap((call) => (call.kind === 'llm' ? (said(call).answered ?? []) : []));
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.filter((answer) => !text.includes(answer))).toEqual([]);
  expect(text).toContain('Asked:');
});

describe('the transcript', () => {
  const inside = runOfSteps([[toolCall('read', { result: 'inside' })]], { agent: 'reviewer' });
  const session = sessionOfRuns([
    runOfSteps([
      [
        llmCall({ finishReason: 'tool_calls' }),
        toolCall('delegate', { start: 1000, arguments: '{"a":"```"}', result: undefined, runs: [inside] }),
      ],
    ]),
  ]);
  const text = transcriptOf(studyOf({ ...session, name: '# <b>fix\nit</b>' }, 'ended'), 'utc');

  it('has every step and call with what went in and came out, sub-agents inside the call that started them', () => {
    const order = [
      'Run 1',
      'Step 1',
      'model-x',
      'tool\\_calls',
      'delegate',
      '{"a":"```"}',
      'not recorded',
      'reviewer',
      'inside',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  it('lets nothing from outside become Markdown', () => {
    expect(text.split('\n')[0]).toBe('# \\# \\<b\\>fix it\\</b\\>');
    expect(fenced('a\n````\nb')).toBe('`````\na\n````\nb\n`````');
  });
});

it('names a file after the session, without what file systems give a meaning to', () => {
  expect(fileName('team/50% <b>../x', 'md')).toBe('session-team-50-b-..-x.md');
  expect(fileName('y'.repeat(500), 'json')).toHaveLength('session-.json'.length + 80);
});
