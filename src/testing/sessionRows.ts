import { type SessionRow } from '../pages/sessions/rows';

/** A row for tests; what matters to the test is passed in. */
export function sessionRow(row: Partial<SessionRow> & Pick<SessionRow, 'id'>): SessionRow {
  return {
    start: 0,
    lastActivity: 0,
    duration: 0,
    state: 'ended',
    outcome: 'unknown',
    agents: [],
    reading: 'unread',
    models: [],
    providers: [],
    gateways: [],
    gatewayAddresses: [],
    tools: [],
    cut: { older: false, spans: false },
    ...row,
  };
}

/** Counts for tests. */
export function counts(given: Partial<NonNullable<SessionRow['counts']>>): NonNullable<SessionRow['counts']> {
  return { runs: 1, steps: 1, llmCalls: 1, toolCalls: 0, failures: 0, warnings: 0, active: 0, tokens: {}, ...given };
}
