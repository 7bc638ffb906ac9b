import { logs, SeverityNumber, type LogAttributes } from '@opentelemetry/api-logs';
import type { TruthPlace } from '../truth-log';

const SEVERITIES = { INFO: SeverityNumber.INFO, WARN: SeverityNumber.WARN, ERROR: SeverityNumber.ERROR } as const;

/** The events the agent logs, with their severity. Each is named `demo_agent.<event>`. */
const EVENTS = {
  user_prompt: 'INFO',
  tool_failed: 'WARN',
  model_retry: 'WARN',
  model_error: 'ERROR',
  run_finished: 'INFO',
  run_failed: 'ERROR',
  run_cancelled: 'WARN',
} as const satisfies Record<string, keyof typeof SEVERITIES>;

export type LogEvent = keyof typeof EVENTS;

/** Writes one log record: a sentence for people, attributes for machines. */
export type AgentLogger = (event: LogEvent, sentence: string, attributes?: LogAttributes) => void;

/**
 * The agent's own log, sent by OpenTelemetry's logs SDK. Every record carries the session and the agent; the span comes
 * from the active context: the model call or the tool call, where there is one.
 * Prompts and results are never logged: what a session says is in its spans, as the AI SDK puts it there.
 */
export function makeLogger(place: TruthPlace): AgentLogger {
  const logger = logs.getLogger('demo-agent', '0.1.0');
  return (event, sentence, attributes) => {
    const severity = EVENTS[event];
    logger.emit({
      eventName: `demo_agent.${event}`,
      severityText: severity,
      severityNumber: SEVERITIES[severity],
      body: sentence,
      attributes: {
        'event.name': `demo_agent.${event}`,
        'session.id': place.session,
        'gen_ai.agent.name': place.agent,
        'demo_agent.run': place.run,
        ...attributes,
      },
    });
  };
}
