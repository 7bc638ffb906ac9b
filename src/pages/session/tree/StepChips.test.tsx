import { render, screen } from '@testing-library/react';
import React from 'react';

import { type Step, type ToolOutcome } from '../../../model/session';
import { StepChips } from './StepChips';

it('tells every outcome apart, and never takes one that is not known for a good one', () => {
  const outcomes: ToolOutcome[] = ['ok', 'ok', 'error', 'denied', 'cancelled', 'unknown'];
  const calls = outcomes.map((outcome) => ({ kind: 'tool', name: 'edit', outcome }));
  render(<StepChips step={{ calls } as unknown as Step} loopOf={() => undefined} />);
  expect(screen.getAllByTitle(/^edit: /).map(({ textContent }) => textContent)).toEqual([
    'edit ×2',
    'edit ✖',
    'edit denied',
    'edit cancelled',
    'edit ?',
  ]);
});
