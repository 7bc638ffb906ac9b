import { type Run, type Step, type ToolCall } from './session';

/**
 * What stands for a run or a call in addresses: `<trace id>:<span id>`. Log records have no span of their own: the time
 * tells them apart.
 */
export function referenceOf({ origin, start }: Pick<Run | ToolCall, 'origin' | 'start'>): string {
  return `${origin.traceId}:${origin.spanId === '' ? `@${start}` : origin.spanId}`;
}

/** What stands for a step in addresses. @param run reference of the run that it is part of */
export function stepReferenceOf(run: string, { number }: Pick<Step, 'number'>): string {
  return `${run}/${number}`;
}
