import { foldSessions } from '../../../dialects/sessions';
import { type RawLog } from '../../../model/telemetry';
import { readCapture, telemetryOf } from '../../../testing/captures';
import { linesOf } from '../logs/logLines';
import { type CallNode, treeOf, type TreeNode } from '../tree/nodes';
import { Whereabouts } from '../tree/whereabouts';
import { logsOfCall } from './callLogs';
import { messagesOf } from '../../../loading/session/callMessages';

/** What log records alone tell: calls of models, and the records that belong to each. */
function told(logs: readonly RawLog[]) {
  const [session] = foldSessions({ spans: [], logs });
  const root = treeOf(session!);
  const lines = linesOf(logs, new Whereabouts(root));
  return llmCalls(root).map((node) => ({ node, ...logsOfCall(node, undefined, lines) }));
}

function llmCalls(node: TreeNode): CallNode[] {
  const own = node.kind === 'call' && node.call.kind === 'llm' ? [node] : [];
  return [...own, ...node.children.flatMap(llmCalls)];
}

const idOf = ({ attributes }: RawLog, key: string) =>
  attributes.find((attribute) => attribute.key === key)?.value?.stringValue;

const logsIn = (scenario: string) => telemetryOf(readCapture('claude-code', scenario).requests).logs;
const withoutIds = (logs: readonly RawLog[]) =>
  logs.map((log) => ({ ...log, attributes: log.attributes.filter(({ key }) => !/request_id|prompt\.id/.test(key)) }));

describe.each(['loop-no-traces', 'failing-no-traces', 'subagent-no-traces'])(
  'Claude Code, log records alone: %s',
  (scenario) => {
    it('gives each call the records that name its request, and the first one the prompt', () => {
      const calls = told(logsIn(scenario));
      expect(calls.length).toBeGreaterThan(2);
      for (const { node, logs, byTime } of calls) {
        const { call } = node;
        const named = logs.flatMap((log) => idOf(log, 'request_id') ?? []);
        expect(new Set(named)).toEqual(new Set([call.kind === 'llm' ? call.responseId : '']));
        expect(byTime).toBe(false);
      }
      const prompted = calls.filter(({ logs }) => logs.some(({ eventName }) => eventName.endsWith('user_prompt')));
      expect(prompted).toEqual([calls[0]]);
    });

    it('keeps two of them apart that went on at the same time', () => {
      const logs = logsIn(scenario);
      const start = logs[0]?.time ?? 0;
      const atOnce = logs.map((log, index) => ({ ...log, time: start + index / 1000 }));
      for (const { node, logs: own } of told(atOnce)) {
        const named = new Set(own.flatMap((log) => idOf(log, 'request_id') ?? []));
        expect(named).toEqual(new Set([node.call.kind === 'llm' ? node.call.responseId : '']));
      }
    });
  }
);

it('falls back to the time where nothing names a call, and says so', () => {
  const calls = told(withoutIds(logsIn('loop-no-traces')));
  const first = calls.find(({ logs }) => messagesOf(undefined, logs).sent !== undefined);
  expect(first?.byTime).toBe(true);
});
