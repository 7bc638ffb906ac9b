import type { RawLog, RawSpan } from '../model/telemetry';
import { RecordReader } from './read';

/**
 * What decides whether an emitter sends prompts, answers, arguments and results, by dialect: the name that stands in its
 * documentation. Those without an entry always send them, or have no such setting.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  'OTel GenAI': 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT',
  'Claude Code': 'OTEL_LOG_USER_PROMPTS, OTEL_LOG_ASSISTANT_RESPONSES, OTEL_LOG_TOOL_DETAILS, OTEL_LOG_TOOL_CONTENT',
  Codex: 'otel.log_user_prompt',
  'Gemini CLI': 'telemetry.logPrompts',
  'Qwen Code': 'telemetry.logPrompts',
  'GitHub Copilot': 'COPILOT_OTEL_CAPTURE_CONTENT, OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT',
  OpenInference: 'OPENINFERENCE_HIDE_INPUTS, OPENINFERENCE_HIDE_OUTPUTS',
  Traceloop: 'TRACELOOP_TRACE_CONTENT',
  'Vercel AI SDK': 'recordInputs, recordOutputs',
  'Vercel AI SDK (legacy)': 'recordInputs, recordOutputs',
  'pydantic-ai': 'include_content',
  'Google ADK': 'ADK_CAPTURE_MESSAGE_CONTENT_IN_SPANS',
  'Microsoft Agent Framework': 'ENABLE_SENSITIVE_DATA',
  'Semantic Kernel': 'SEMANTICKERNEL_EXPERIMENTAL_GENAI_ENABLE_OTEL_DIAGNOSTICS_SENSITIVE',
};

/** Who wrote a record, and the setting of its that decides about content; undefined where none is known. */
export interface CaptureSetting {
  dialect: string;
  setting: string;
}

/** The setting that decides whether the emitter of a record sends content. */
export function captureSettingOf(record: Pick<RawSpan | RawLog, 'emitter' | 'attributes'>): CaptureSetting | undefined {
  const dialect = new RecordReader().readerFor(record).dialect.name;
  const setting = SETTINGS[dialect];
  return setting === undefined ? undefined : { dialect, setting };
}

/** For tests: every name must be a dialect's. */
export const DIALECTS_WITH_SETTINGS: readonly string[] = Object.keys(SETTINGS);
