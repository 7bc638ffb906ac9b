import fc from 'fast-check';
import { anySession, llmCall, runOfSteps, sessionOfRuns, toolCall } from '../../testing/sketches';
import { firstResponseOf } from './first-response';
import { OCCUPATIONS, occupancyOf, occupancyShares } from './occupancy';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('occupancy', () => {
  it('splits the wall clock exactly, whatever overlaps, and its shares add up to 100', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const occupancy = occupancyOf(session);
        const spent = OCCUPATIONS.map((occupation) => occupancy.spent[occupation]);
        expect(sum(spent)).toBeCloseTo(occupancy.wall, 6);
        expect(Math.min(...spent)).toBeGreaterThanOrEqual(0);
        expect(sum(Object.values(occupancyShares(occupancy) ?? {}))).toBe(100);
      })
    );
  });

  it('gives a moment to what comes first in the order', () => {
    const run = runOfSteps(
      [
        [llmCall({ start: 0, end: 1000, timeToFirstToken: 400 }), toolCall('bash', { start: 900, end: 2000 })],
        [toolCall('edit', { start: 2500, end: 4000, approval: { wait: 1000 } })],
      ],
      { start: 0, end: 4500 }
    );
    const later = runOfSteps([[llmCall({ start: 6000, end: 6500 })]]);
    expect(occupancyOf(sessionOfRuns([run, later]))).toEqual({
      wall: 6500,
      spent: {
        waiting: 1000,
        generating: 600 + 500,
        first_token: 400,
        tool: 1000 + 500,
        idle: 1500,
        unaccounted: 1000,
      },
      active: 4000,
      untimedFirstTokens: 1,
    });
  });

  it('lets an open call last until the last record', () => {
    const run = runOfSteps([[toolCall('bash', { start: 100, end: NaN })]], { start: 0, end: NaN });
    const session = sessionOfRuns([run], { start: 0, end: NaN, lastActivity: 1000 });
    expect(occupancyOf(session)).toMatchObject({ wall: 1000, spent: { tool: 900, unaccounted: 100 } });
  });

  it('has no shares where no time passed', () => {
    const session = sessionOfRuns([runOfSteps([[llmCall({ start: 5, end: 5 })]])]);
    expect(occupancyShares(occupancyOf(session))).toBeUndefined();
  });
});

describe('the first response', () => {
  it('is the first token of any answer, else the end of the first one', () => {
    const failed = llmCall({ start: 0, end: 100, outcome: 'error' });
    const timed = llmCall({ start: 200, end: 5000, timeToFirstToken: 300 });
    const untimed = llmCall({ start: 200, end: 5000 });
    const first = (...calls: Parameters<typeof runOfSteps>[0][number]) =>
      firstResponseOf(sessionOfRuns([runOfSteps([calls])]));
    expect(first(failed, timed)).toEqual({ after: 500, by: 'first_token' });
    expect(first(failed, untimed)).toEqual({ after: 5000, by: 'first_answer' });
    expect(first(failed)).toBeUndefined();
  });
});
