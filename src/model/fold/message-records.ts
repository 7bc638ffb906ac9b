import { groupBy } from '../group-by';
import type { Observation } from '../observation';
import type { RawSpan } from '../telemetry';

/**
 * Log records that hold one message of a call each, and nothing else of it: conventions before 1.37 wrote a
 * conversation so, beside the span of the call. Where that span is not there, they are all that tells of the call.
 */
export class MessageRecords {
  private readonly messages: Observation[] = [];
  /** Spans of calls that another log record tells of. */
  private readonly told = new Set<string>();

  /** Takes what concerns it of a session's log records. */
  meet(log: Observation): void {
    const { kind, parentSpanId } = log;
    if (kind === 'message') {
      this.messages.push(log);
    } else if (kind === 'llm' && parentSpanId !== '') {
      this.told.add(spanOf(log));
    }
  }

  /** The calls that neither a span nor another log record tells of, each as one record would tell it. */
  calls(spans: readonly RawSpan[]): Observation[] {
    if (this.messages.length === 0) {
      return [];
    }
    const bySpan = groupBy(this.messages, spanOf);
    this.told.forEach((span) => bySpan.delete(span));
    spans.forEach(({ traceId, spanId }) => bySpan.delete(`${traceId} ${spanId}`));
    return Array.from(bySpan.values()).flatMap(callsOf);
  }
}

function spanOf({ traceId, parentSpanId }: Observation): string {
  return `${traceId} ${parentSpanId}`;
}

/** Instrumentations without spans of their own write under the span around, which may hold many calls. */
function callsOf(messages: readonly Observation[]): Observation[] {
  const calls: Observation[][] = [];
  let current: Observation[] = [];
  let answered = false;
  for (const message of withoutCopies(messages)) {
    if (!isAnswer(message) && answered) {
      calls.push(current);
      current = [];
      answered = false;
    }
    current.push(message);
    answered ||= isAnswer(message);
  }
  return [...calls, current].map(callOf);
}

/** In the order in which they were written, whatever that of delivery. Log records have no id. */
function withoutCopies(messages: readonly Observation[]): Observation[] {
  const byContent = new Map(
    messages.map((message) => {
      const { name, end, fields } = message;
      return [JSON.stringify([name, end, fields.inputMessages, fields.outputMessages]), message];
    })
  );
  return Array.from(byContent)
    .sort(
      ([left, a], [right, b]) => a.end - b.end || Number(isAnswer(a)) - Number(isAnswer(b)) || (left < right ? -1 : 1)
    )
    .map(([, message]) => message);
}

function isAnswer({ fields }: Observation): boolean {
  return fields.outputMessages !== undefined;
}

/** The last record stands for all: an answer, unless none came. */
function callOf(messages: readonly Observation[]): Observation {
  const last = messages.at(-1) as Observation;
  const facts = messages.map((message) => message.facts).find((told) => told !== undefined);
  return {
    ...last,
    kind: 'llm',
    start: messages[0]?.start ?? last.start,
    facts,
    fields: {
      ...last.fields,
      inputMessages: listOf(messages.map(({ fields }) => fields.inputMessages)),
      outputMessages: listOf(messages.map(({ fields }) => fields.outputMessages)),
    },
  };
}

/** JSON of a list of what is JSON already. */
function listOf(messages: ReadonlyArray<string | undefined>): string | undefined {
  const told = messages.filter((message) => message !== undefined);
  return told.length === 0 ? undefined : `[${told.join(',')}]`;
}
