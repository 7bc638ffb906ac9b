import { METRICS } from '../contract/metrics';
import { type Metric } from '../contract/metric';
import { SEEDS, type Alert, type Seed } from './alert';
import { isWaiting } from './check-rules';
import { type Definitions } from './definitions';
import { allFiles, everyAlert } from './generate';
import { IMPORTED_RUNBOOK } from './import/objectives';
import { type Output } from './outputs';
import { REAL_TIME } from './windows';

/** What separates a runbook's facts, which are generated, from what people wrote. */
const FACTS_START = '<!-- facts: written by npm run rules -->';
const FACTS_END = '<!-- end of facts -->';

/**
 * The documents that come from the same tables as the rules.
 *
 * @param readFile a file's text; throws where there is none
 * @throws {Error} where an alert has no runbook
 */
export function documents(definitions: Definitions, readFile: (path: string) => string): Output[] {
  const alerts = everyAlert(definitions);
  const runbooks = [...new Set([...alerts.map(({ alert }) => alert.runbook), IMPORTED_RUNBOOK])];
  return [
    { path: 'docs/metrics.md', text: metricsPage() },
    { path: 'docs/alerts.md', text: alertsPage(definitions) },
    ...runbooks.map((name) => {
      const path = `docs/runbooks/${name}.md`;
      const own = alerts.map(({ alert }) => alert).filter(({ runbook }) => runbook === name);
      return { path, text: withFacts(path, readRunbook(path, own, readFile), own) };
    }),
  ];
}

function readRunbook(path: string, alerts: readonly Alert[], readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    const names = alerts.map(({ name }) => name).join(', ');
    throw new Error(`${names} has no runbook: write ${path} with the lines ${FACTS_START} and ${FACTS_END}.`, {
      cause,
    });
  }
}

/** Replaces the facts between the two marks. */
function withFacts(path: string, page: string, alerts: readonly Alert[]): string {
  const [start, end] = [page.indexOf(FACTS_START), page.indexOf(FACTS_END)];
  if (start === -1 || end < start) {
    throw new Error(`The runbook ${path} needs the lines ${FACTS_START} and ${FACTS_END}.`);
  }
  const facts = alerts.length === 0 ? 'No alert has this runbook now.' : alerts.map(factsOf).join('\n\n');
  return `${page.slice(0, start + FACTS_START.length)}\n\n${facts}\n\n${page.slice(end)}`;
}

function factsOf(alert: Alert): string {
  const rows = [
    ['Severity', severityWords(alert.severity)],
    ['Labels', alert.by.map((label) => `\`${label}\``).join(', ') || 'none'],
    ...alert.facts,
  ];
  return `### ${alert.name}\n\n${table(['', ''], rows)}`;
}

function metricsPage(): string {
  const of = (from: Metric['from']) =>
    table(
      ['metric', 'type', 'labels', 'meaning'],
      METRICS.filter((metric) => metric.from === from).map(({ name, type, labels, bounds, meaning }) => [
        `\`${name}\``,
        type,
        labels.join(', '),
        bounds === undefined ? meaning : `${meaning} Bounds: ${bounds.join(', ')}.`,
      ])
    );
  return `# Metrics

What rules, dashboards and pages may read. Written by \`npm run rules\` from \`alert-rules/contract\`; the rules are checked
against the same table. No label holds a session, a user, a trace, a prompt or a path.

## From the collector

${of('collector')}

## From the sessionizer

Rules on these are generated into \`alert-rules/generated/waiting\` and not loaded until something emits them.

${of('sessionizer')}

## From nothing yet

${of('nobody')}

## From the programs themselves

Only what rules read.

${of('stack')}

## What rules record

| name | what it is |
| --- | --- |
| \`slo:agent_slo_total:increase5m\`, \`slo:agent_slo_bad:increase5m\` | all and failed calls within five minutes, by \`slo\` and the labels of the SLO |
| \`slo:agent_slo_total:increase1h\`, \`slo:agent_slo_bad:increase1h\` | the same within an hour |
| \`slo:agent_slo_target:ratio\` | the objective's target |
| \`slo:agent_slo_budget_left:min\` | of each objective, what is left of the budget of the model or tool that has least. 1: nothing spent; 0: all of it; below: overspent |
| \`gateway_model:agent_slo_tier:info\` and the like | the tier of what is called, as the label \`tier\` |
| \`slo:agent_slo_objective:info\`, \`profile_pair:agent_slo_pair:info\`, \`list_entry:agent_slo_tier_entry:info\` | what the definition files say, in labels, with file and line: the Reliability page reads them, so it speaks of the rules that are loaded |

Calls of any other window are added up from these by whoever asks: \`sum_over_time(slo:agent_slo_bad:increase5m[6h:5m])\` are the
failures of six hours, \`sum_over_time(slo:agent_slo_bad:increase1h[30d:1h])\` those of a month. Series for every window would be three
times as many, and most of them would never be looked at. Alerts, pages and dashboards of ours do the same.

A dashboard of yours, or one made for another generator of SLO rules, may want shares by name. Load
\`alert-rules/generated/optional/slo-shares.yaml\` beside the others for these:

| name | what it is |
| --- | --- |
| \`slo:agent_slo_error:ratio5m\`, \`…ratio1h\`, \`…ratio6h\`, \`…ratio1d\`, \`…ratio30d\` | share of failures within a window, by \`slo\` and the labels of the SLO; the last is that of the budget's days |
| \`slo:agent_slo_budget_left:ratio\` | what is left of each budget |

Put them in place of the other names: Sloth's \`slo:sli_error:ratio_rate1h\` is \`slo:agent_slo_error:ratio1h\`, its
\`slo:objective:ratio\` is \`slo:agent_slo_target:ratio\`, its \`slo:period_error_budget_remaining:ratio\` is
\`slo:agent_slo_budget_left:ratio\`, and its label \`sloth_slo\` is \`slo\`.
`;
}

function alertsPage(definitions: Definitions): string {
  const waiting = new Set(
    allFiles(definitions, REAL_TIME)
      .filter(isWaiting)
      .map(({ name }) => name)
  );
  const rows = everyAlert(definitions).map(({ alert, file }) => [
    alert.name,
    typeof alert.asked === 'string' ? alert.asked : alert.asked.join(', '),
    severityWords(alert.severity),
    ROUTES[alert.severity],
    waiting.has(file) ? 'waits for its metrics' : 'yes',
    `[${alert.runbook}](runbooks/${alert.runbook}.md)`,
  ]);
  const seeds = (Object.entries(SEEDS) as Array<[Seed, string]>).map(([seed, about]) => `- ${seed}: ${about}`);
  return `# Alerts

Every alert that Prometheus evaluates. Written by \`npm run rules\`.

The numbers in the second column are the documents that asked for it:

${seeds.join('\n')}

${table(['alert', 'asked for by', 'severity', 'goes to', 'loaded', 'runbook'], rows)}
`;
}

const ROUTES: Readonly<Record<Alert['severity'], string>> = {
  critical: 'page',
  warning: 'ticket',
  info: 'daily digest',
  tier: 'page or ticket',
  'lower-tier': 'ticket or daily digest',
};

function severityWords(severity: Alert['severity']): string {
  const words = {
    tier: 'critical if its tier is page, else warning',
    'lower-tier': 'warning if its tier is page, else info',
  };
  return severity === 'tier' || severity === 'lower-tier' ? words[severity] : severity;
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
