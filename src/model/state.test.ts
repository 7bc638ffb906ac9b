import type { Run } from './session';
import { EXPORT_LAG, IDLE_FOR, RUNNING_FOR, sessionState } from './state';

const NOW = Date.UTC(2026, 0, 1);

const run = (overrides: Partial<Run> = {}): Run => ({
  origin: { traceId: 't', spanId: 's' },
  start: NOW,
  end: NOW,
  status: 'success',
  steps: [],
  runs: [],
  incomplete: false,
  ...overrides,
});

describe('sessionState', () => {
  it.each([
    ['an open run and a recent record', [run({ incomplete: true })], 0, 'running'],
    ['a run that has not ended', [run({ status: 'running' })], RUNNING_FOR - 1, 'running'],
    ['an open run, silent for long', [run({ incomplete: true })], RUNNING_FOR, 'idle'],
    ['a finished run a moment ago', [run()], 0, 'idle'],
    ['a finished run', [run()], IDLE_FOR - 1, 'idle'],
    ['a finished run long ago', [run()], IDLE_FOR, 'ended'],
    ['an open run long ago', [run({ incomplete: true })], IDLE_FOR, 'ended'],
    ['a record from the future', [run({ incomplete: true })], -60_000, 'running'],
  ])('%s', (_, runs, silence, state) => {
    expect(sessionState({ runs, lastActivity: NOW - silence }, NOW)).toBe(state);
  });

  it.each([
    ['the agent said so', 0, 'ended'],
    ['the agent said so, and the last record came just after it', -EXPORT_LAG, 'ended'],
    ['the agent said so, and went on', -EXPORT_LAG - 1, 'running'],
  ])('%s', (_, after, state) => {
    const session = { runs: [run({ incomplete: true })], lastActivity: NOW, endedAt: NOW + after };
    expect(sessionState(session, NOW)).toBe(state);
  });
});
