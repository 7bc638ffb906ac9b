import { writeCounter, writeSelector } from '../../../alert-rules/generator/promql/write';
import { type Counter, type Slo } from '../../../alert-rules/generator/definitions';
import { type RuleGroup, type RulesFile } from '../../../alert-rules/generator/rules-file';
import { PAIRS, TOOLS } from './series';

/**
 * The rules that generators of SLOs usually write: a set of its own for each instance (here: each model at a gateway, each
 * tool), with a ratio for every window, ratios averaged for the month, facts, and two alerts. After Sloth's of 30 days
 * (https://sloth.dev): 8 ratios, 7 facts, 2 alerts.
 */
export function usualRules(slos: readonly Slo[]): RulesFile {
  const groups = slos.flatMap((slo) => instancesOf(slo).flatMap((labels, index) => groupsOf(slo, labels, index)));
  return { name: 'usual', comment: 'A rule set for each instance.', groups };
}

type Labels = Readonly<Record<string, string>>;

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'];

export function instancesOf({ by }: Slo): Labels[] {
  if (by.includes('tool')) {
    return TOOLS.map((tool) => ({ tool }));
  }
  return by.includes('model')
    ? PAIRS
    : [...new Set(PAIRS.map(({ gateway }) => gateway))].map((gateway) => ({ gateway }));
}

function groupsOf(slo: Slo, instance: Labels, index: number): RuleGroup[] {
  const id = `${slo.name}-${index}`;
  const labels = { sloth_id: id, sloth_slo: slo.name, ...instance };
  const of = (name: string) => writeSelector(name, [{ label: 'sloth_id', operator: '=', value: id }]);
  const budget = Number((1 - slo.target).toPrecision(6));
  const ratios = WINDOWS.map((window) => ({
    record: `slo:sli_error:ratio_rate${window}`,
    expr: ratio(slo, instance, window),
    labels: { ...labels, sloth_window: window },
  }));
  const month = {
    record: 'slo:sli_error:ratio_rate30d',
    expr: `sum_over_time(${of('slo:sli_error:ratio_rate5m')}[30d]) / count_over_time(${of('slo:sli_error:ratio_rate5m')}[30d])`,
    labels: { ...labels, sloth_window: '30d' },
  };
  const current = `${of('slo:sli_error:ratio_rate5m')} / on (sloth_id) group_left () ${of('slo:error_budget:ratio')}`;
  const period = `${of('slo:sli_error:ratio_rate30d')} / on (sloth_id) group_left () ${of('slo:error_budget:ratio')}`;
  const facts = [
    { record: 'slo:objective:ratio', expr: `vector(${slo.target})`, labels },
    { record: 'slo:error_budget:ratio', expr: `vector(1 - ${slo.target})`, labels },
    { record: 'slo:time_period:days', expr: 'vector(30)', labels },
    { record: 'slo:current_burn_rate:ratio', expr: current, labels },
    { record: 'slo:period_burn_rate:ratio', expr: period, labels },
    { record: 'slo:period_error_budget_remaining:ratio', expr: `1 - ${of('slo:period_burn_rate:ratio')}`, labels },
    { record: 'sloth_slo_info', expr: 'vector(1)', labels },
  ];
  const burns = (factor: number, windows: readonly string[]) =>
    windows
      .map(
        (window) => `(max(${of(`slo:sli_error:ratio_rate${window}`)} > (${factor} * ${budget})) without (sloth_window))`
      )
      .join(' and ');
  const alert = (severity: string, expr: string) => ({
    alert: slo.alert,
    expr,
    labels: { sloth_severity: severity },
    annotations: {},
  });
  const alerts = [
    alert('page', `${burns(14.4, ['5m', '1h'])} or ${burns(6, ['30m', '6h'])}`),
    alert('ticket', `${burns(3, ['2h', '1d'])} or ${burns(1, ['6h', '3d'])}`),
  ];
  return [
    { name: `sloth-slo-sli-recordings-${id}`, interval: 60, rules: [...ratios, month] },
    { name: `sloth-slo-meta-recordings-${id}`, interval: 60, rules: facts },
    { name: `sloth-slo-alerts-${id}`, interval: 60, rules: alerts },
  ];
}

function ratio({ bad, good, total }: Slo, instance: Labels, window: string): string {
  const own = Object.entries(instance).map(([label, value]) => ({ label, operator: '=' as const, value }));
  const rate = ({ metric, matchers }: Counter) =>
    `sum(rate(${writeCounter({ metric, matchers: [...matchers, ...own] })}[${window}]))`;
  const all = rate(total);
  return `(${bad === undefined ? `${all} - ${rate(good!)}` : rate(bad)}) / (${all})`;
}
