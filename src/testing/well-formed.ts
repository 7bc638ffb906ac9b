import type { Call, Run, Session } from '../model/session';
import { TOKEN_BUCKETS } from '../model/tokens';
import { callsOf } from './calls';

/** What is wrong with folded sessions, whatever they were folded from: empty where nothing is. */
export function faultsOf(sessions: readonly Session[]): string[] {
  const ids = sessions.map(({ id }) => id);
  return [
    ...sessions.flatMap(faultsOfSession),
    ...(new Set(ids).size === ids.length ? [] : ['two sessions have the same id']),
    ...('polluted' in {} ? ['the prototype of all objects was changed'] : []),
  ];
}

function faultsOfSession(session: Session): string[] {
  const { id, key, runs, totals, lastActivity } = session;
  const calls = callsOf([session]);
  const all = runsBelow(runs);
  const llm = calls.filter((call) => call.kind === 'llm').filter(({ superseded }) => superseded !== true);
  const tools = calls.filter((call) => call.kind === 'tool');
  const wanted: Record<string, number> = {
    runs: runs.length,
    subAgents: all.length - runs.length,
    steps: all.reduce((sum, run) => sum + run.steps.length, 0),
    llmCalls: llm.length,
    llmErrors: llm.filter(({ outcome }) => outcome === 'error').length,
    toolCalls: tools.length,
    toolErrors: tools.filter(({ outcome }) => outcome === 'error' || outcome === 'timeout').length,
  };
  const figures = totals as unknown as Record<string, unknown>;
  return [
    ...Object.entries(wanted)
      .filter(([name, count]) => figures[name] !== count)
      .map(([name, count]) => `${id}: totals.${name} is ${String(figures[name])}, its calls say ${count}`),
    ...TOKEN_BUCKETS.filter((bucket) => !addsUp(totals.tokens[bucket], calls, bucket)).map(
      (bucket) => `${id}: totals.tokens.${bucket} is ${totals.tokens[bucket]}, which is not the sum of its calls`
    ),
    ...(typeof id === 'string' && typeof key === 'string' ? [] : ['id or key of a session is no text']),
    ...(Number.isFinite(lastActivity) ? [] : [`${id}: lastActivity is ${lastActivity}`]),
    ...(new Set(calls).size === calls.length ? [] : [`${id}: a call stands in two places`]),
    ...all
      .flatMap(({ steps }) => steps.filter(({ number }, index) => number !== index + 1))
      .map(() => `${id}: steps are misnumbered`),
    ...calls.flatMap((call) => faultsOfCall(call).map((fault) => `${id}: ${fault}`)),
  ];
}

function addsUp(total: number | undefined, calls: readonly Call[], bucket: (typeof TOKEN_BUCKETS)[number]): boolean {
  const counts = calls.flatMap((call) => (call.kind === 'llm' ? (call.tokens[bucket] ?? []) : []));
  const sum = counts.reduce((all, count) => all + count, 0);
  return total === undefined ? counts.length === 0 : total >= 0 && Math.abs(total - sum) <= sum * 1e-9;
}

/** Fields that are texts wherever they are known. */
const TEXTS = [
  'provider',
  'gateway',
  'requestModel',
  'responseModel',
  'responseId',
  'finishReason',
  'finish',
  'name',
  'callId',
  'toolKind',
  'arguments',
  'result',
  'outcome',
];

function faultsOfCall(call: Call): string[] {
  const fields = call as unknown as Record<string, unknown>;
  return TEXTS.filter((field) => fields[field] !== undefined && typeof fields[field] !== 'string').map(
    (field) => `${field} of a call is a ${typeof fields[field]}`
  );
}

function runsBelow(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => [
    run,
    ...runsBelow(run.runs),
    ...run.steps.flatMap(({ calls }) => calls.flatMap((call) => (call.kind === 'tool' ? runsBelow(call.runs) : []))),
  ]);
}
