import type { Observation } from '../observation';
import { sessionName, TRACE_ID_KEY, type SessionName } from './entries';
import { inOrder } from './in-order';
import type { Node } from './tree';

/** What a span repeats of a log record, with the session that it belongs to. */
export interface RepeatedLog {
  session: SessionName;
  log: Observation;
}

/** What holds for a span and all below it, unless one of those says otherwise. */
interface Surroundings {
  session?: SessionName;
  model?: string;
  /** A span between here and the session's own is a tool call. */
  inTool: boolean;
}

/**
 * The log records that spans of one trace repeat. Each belongs to the session that the span, one above or one directly
 * below a span above it names; where none does to the only one that the trace names, else to the trace. A session whose
 * spans lie inside a tool call of another one was started by that.
 *
 * @param inside records inside of spans, of which some repeat log records
 */
export function repeatedLogs(traceId: string, roots: readonly Node[], inside: readonly Observation[]): RepeatedLog[] {
  const found: Array<{ session: SessionName | undefined; log: Observation }> = inside
    .filter(({ repeats }) => repeats !== undefined)
    .map((log) => ({ session: sessionName(log), log }));
  const parents = new Map<string, string>();
  const visit = (node: Node, around: Surroundings): void => {
    const { observation, children } = node;
    const session = sessionName(observation) ?? around.session ?? nameOfChild(node);
    const changes = around.session !== undefined && session?.id !== around.session.id;
    if (changes && around.inTool && session !== undefined && around.session !== undefined) {
      parents.set(session.id, around.session.id);
    }
    const model = observation.fields.requestModel ?? around.model;
    const inTool = (around.inTool && !changes) || observation.fields.toolCallId !== undefined;
    if (observation.repeats !== undefined) {
      found.push({ session, log: asLog(observation, observation.repeats, model) });
    }
    children.forEach((child) => visit(child, { session, model, inTool }));
  };
  roots.forEach((root) => visit(root, { inTool: false }));
  const named = new Map(found.flatMap(({ session }) => (session === undefined ? [] : [[session.id, session]])));
  const [first] = named.values();
  const fallback = named.size === 1 && first !== undefined ? first : { id: traceId, key: TRACE_ID_KEY };
  const placed = found.map(({ session = fallback, log }) => ({
    session,
    log: withParent(log, parents.get(session.id)),
  }));
  nameModels(placed);
  return placed;
}

/** Where the span that names the model was lost, it is the one that the session's records named last. */
function nameModels(repeated: readonly RepeatedLog[]): void {
  const models = new Map<string, string>();
  for (const { session, log } of inOrder(repeated.slice(), (a, b) => a.log.end - b.log.end)) {
    const model = log.fields.requestModel ?? models.get(session.id);
    if (model !== undefined) {
      models.set(session.id, model);
    }
    if (log.kind === 'llm') {
      log.fields.requestModel = model;
    }
  }
}

function nameOfChild({ children }: Node): SessionName | undefined {
  for (const { observation } of children) {
    const name = sessionName(observation);
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

/** As a log record would tell it: when its span ended. */
function asLog(observation: Observation, kind: Observation['kind'], model: string | undefined): Observation {
  return {
    ...observation,
    kind,
    spanId: '',
    parentSpanId: observation.spanId,
    start: observation.end,
    fields: { ...observation.fields, requestModel: model },
  };
}

function withParent(log: Observation, parentSessionId: string | undefined): Observation {
  return parentSessionId === undefined ? log : { ...log, rare: { ...log.rare, parentSessionId } };
}
