import type { LlmCall } from '../session';
import { sloOutcomeOf, type SloOutcome } from './slo';

type Ended = Pick<LlmCall, 'outcome' | 'error' | 'superseded'>;

describe('for a service level, a call of a model', () => {
  it.each<[string, Ended, SloOutcome]>([
    ['that was answered is ok', { outcome: 'ok' }, 'ok'],
    ['that was refused for its rate is an error', { outcome: 'error', error: { httpStatus: 429 } }, 'error'],
    ['that the server failed is an error', { outcome: 'error', error: { httpStatus: 500 } }, 'error'],
    [
      'whose key was refused is an error: it may be a gateway’s',
      { outcome: 'error', error: { httpStatus: 401 } },
      'error',
    ],
    ['that was tried again is an error each time', { outcome: 'error', error: {}, superseded: true }, 'error'],
    ['that was cancelled is excluded', { outcome: 'cancelled', error: { type: 'AbortError' } }, 'excluded'],
    [
      'whose conversation was too long is excluded',
      { outcome: 'error', error: { httpStatus: 400, message: 'prompt is too long: 210000 tokens' } },
      'excluded',
    ],
    ['of which nobody tells the end is excluded', { outcome: 'unknown' }, 'excluded'],
  ])('%s', (_, call, outcome) => {
    expect(sloOutcomeOf(call)).toBe(outcome);
  });
});
