import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';

import { type Call, type LlmCall, type Run, type ToolCall } from '../../../model/session';
import { formatDateTime, formatDuration } from '../../../ui/format';
import { AS_TEXT } from '../../../ui/interpolation';
import { describeTokens } from '../../../ui/TokenCount';
import { causeText } from '../header/causeText';
import { outcomeLabel } from '../../../ui/outcomes';
import { sessionOutcomeLabel } from '../../../ui/sessionOutcome';
import { type Study } from '../study';
import { errorText, titleOfCall } from '../tree/callTexts';
import { type Said } from './said';

/**
 * The session as a Markdown document to read: what was asked, what each step answered and did, with arguments and results
 * as they were recorded.
 *
 * @param said what was said around a call of a model
 */
export function transcriptOf(
  { session, verdict, loops }: Study,
  timeZone: TimeZone,
  said: (call: LlmCall) => Said = () => ({})
): string {
  const { totals } = session;
  const found = {
    failures: totals.llmErrors + totals.toolErrors,
    loops: loops.filter(({ suspected }) => !suspected).length,
  };
  return [
    `# ${line(session.name ?? session.id)}`,
    [sessionOutcomeLabel(verdict.outcome), causeText(verdict, found)]
      .filter((part) => part !== '')
      .map(line)
      .join(': '),
    [
      `- ${t('session.fact.id', 'Session id')}: ${line(session.id)}`,
      `- ${t('session.fact.start', 'Started')}: ${formatDateTime(session.start, timeZone)}`,
      `- ${t('session.fact.duration', 'Duration')}: ${formatDuration(session.lastActivity - session.start)}`,
      ...describeTokens(totals.tokens)
        .split('\n')
        .map((tokens) => `- ${tokens}`),
    ].join('\n'),
    ...session.runs.flatMap((run, index) =>
      runLines(run, 2, t('session.tree.run', 'Run {{number}}', { number: index + 1 }), said)
    ),
    '',
  ].join('\n\n');
}

/** Deeper headings than these Markdown does not have. */
const DEEPEST = 6;

function heading(level: number, text: string): string {
  return `${'#'.repeat(Math.min(level, DEEPEST))} ${text}`;
}

type SaidOf = (call: LlmCall) => Said;

function runLines(run: Run, level: number, title: string, said: SaidOf): string[] {
  const agent = run.agent === undefined ? '' : ` · ${line(run.agent)}`;
  return [
    heading(level, `${title}${agent} · ${outcomeLabel(run.status)}`),
    ...askedLines(run, said),
    ...run.steps.flatMap((step) => [
      heading(level + 1, t('session.tree.step', 'Step {{number}}', { number: step.number })),
      ...step.calls.flatMap((call) => callLines(call, level + 2, said)),
    ]),
    ...run.runs.flatMap((started) => subAgentLines(started, level + 1, said)),
  ];
}

function askedLines(run: Run, said: SaidOf): string[] {
  const first = run.steps.flatMap(({ calls }) => calls).find((call) => call.kind === 'llm');
  const asked = first?.kind === 'llm' ? said(first).asked : undefined;
  return asked === undefined ? [] : [`${t('session.transcript.asked', 'Asked')}:`, fenced(asked)];
}

function subAgentLines(run: Run, level: number, said: SaidOf): string[] {
  return runLines(run, level, t('session.tree.sub-agent', 'Sub-agent'), said);
}

function callLines(call: Call, level: number, said: SaidOf): string[] {
  const head = [
    `**${line(titleOfCall(call))}**`,
    outcomeLabel(call.outcome),
    formatDuration(call.end - call.start),
    line(errorText(call)),
  ];
  const first = head.filter((part) => part !== '').join(' · ');
  return call.kind === 'llm' ? [first, ...answerLines(call, said)] : [first, ...toolLines(call, level, said)];
}

function answerLines(call: LlmCall, said: SaidOf): string[] {
  const { answered } = said(call);
  const { finishReason } = call;
  return [
    ...(answered === undefined ? [] : [fenced(answered)]),
    ...(finishReason === undefined
      ? []
      : [
          t('session.transcript.finish', 'Finish reason: {{reason}}', {
            reason: line(finishReason),
            interpolation: AS_TEXT,
          }),
        ]),
  ];
}

function toolLines(call: ToolCall, level: number, said: SaidOf): string[] {
  return [
    ...content(t('session.details.arguments', 'Arguments'), call.arguments),
    ...content(t('session.details.result', 'Result'), call.result),
    ...call.runs.flatMap((run) => subAgentLines(run, level, said)),
  ];
}

function content(title: string, text: string | undefined): string[] {
  return text === undefined
    ? [`${title}: ${t('session.transcript.not-recorded', 'not recorded')}`]
    : [`${title}:`, fenced(text)];
}

/** Text from outside in a block that nothing in it can end. */
export function fenced(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${text}\n${fence}`;
}

/** Text from outside in one line, without meaning for Markdown. */
function line(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
