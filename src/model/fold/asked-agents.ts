import { groupBy } from '../group-by';
import type { Observation } from '../observation';
import { Extent } from './extent';
import { promptIn, titleOf } from './first-prompt';
import { byStart } from './in-order';
import { LastOpen } from './last-open';

/** A session of which there are log records alone. */
export interface LoggedSession {
  id: string;
  /** Of one trace, by time. */
  logs: readonly Observation[];
}

/** A call of a tool, with the session that it was made in. */
interface Asked {
  session: string;
  start: number;
  end: number;
}

/**
 * Sub-agents that have a session id of their own and no span that would tell who started them: they lie in the trace of
 * another session, inside a tool call that asked for them, being named like the agent or having handed it its prompt.
 *
 * @param sessions of one trace
 * @returns the session that started each, by its id
 */
export function parentsByCalls(sessions: readonly LoggedSession[]): Map<string, string> {
  const parents = new Map<string, string>();
  const calls = callsByWord(sessions);
  for (const { id, logs } of sessions) {
    const extent = new Extent();
    logs.forEach((log) => extent.add(log));
    for (const word of wordsOfAgent(logs)) {
      const caller = calls.get(word)?.find(extent.start, extent.end);
      if (caller !== undefined && caller.session !== id) {
        parents.set(id, caller.session);
      }
    }
  }
  return parents;
}

function callsByWord(sessions: readonly LoggedSession[]): Map<string, LastOpen<Asked>> {
  const calls = sessions.flatMap(({ id, logs }) =>
    logs
      .filter(({ kind }) => kind === 'tool')
      .flatMap(({ fields, start, end }) => wordsOfCall(fields).map((word) => ({ word, session: id, start, end })))
  );
  return new Map(
    Array.from(
      groupBy(calls, ({ word }) => word),
      ([word, asked]) => [word, new LastOpen<Asked>(asked.sort(byStart))]
    )
  );
}

/** By what a call is known that asks for an agent: what it is named, and what it says. */
function wordsOfCall({ toolName, toolArguments }: Observation['fields']): string[] {
  const titles = textsIn(toolArguments).map((text) => titleOf(text));
  return [toolName && named(toolName), ...titles.map((title) => title && asking(title))].filter(isText);
}

function wordsOfAgent(logs: readonly Observation[]): string[] {
  const agent = logs.find(({ fields }) => fields.agent !== undefined)?.fields.agent;
  const asked = logs.find(({ fields }) => fields.inputMessages !== undefined)?.fields.inputMessages;
  const prompt = asked && promptIn(asked);
  return [agent && named(agent), prompt && asking(prompt)].filter(isText);
}

function named(name: string): string {
  return `name ${name}`;
}

function asking(prompt: string): string {
  return `prompt ${prompt}`;
}

function isText(word: string | undefined): word is string {
  return word !== undefined && word !== '';
}

function textsIn(json: string | undefined): string[] {
  try {
    const value: unknown = JSON.parse(json ?? '""');
    const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
    return values.filter((text) => typeof text === 'string');
  } catch {
    // Cut, or no JSON: it says nothing that could be compared.
    return [];
  }
}
