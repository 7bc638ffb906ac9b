import type { Observation } from '../observation';

/**
 * When people said something, ascending: a run begins. What was sent to a model after one answer that called tools, and
 * before the agent said that it was done, are the results of those tools: the request goes on.
 *
 * @param logs of one session, by time
 */
export function promptTimes(logs: readonly Observation[]): number[] {
  const times: number[] = [];
  let answers = 0;
  let tools = 0;
  for (const { kind, status, end } of logs) {
    switch (kind) {
      case 'llm':
        answers += status === 'error' ? 0 : 1;
        break;
      case 'tool':
        tools += 1;
        break;
      case 'prompt':
        times.push(end);
        break;
      case 'end':
        tools = 0;
        break;
      case 'sent':
        if (tools === 0 || answers > 1) {
          times.push(end);
        }
        answers = tools = 0;
    }
  }
  return times;
}
