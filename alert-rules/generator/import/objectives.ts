import { DAY, parseDuration } from '../../../src/model/durations';
import { type Slo } from '../definitions';
import { type ReadFile } from '../read/yaml-file';
import { type Complain, type Counted } from './indicator';
import { OWN_ANNOTATIONS, type ObjectiveShape, type SloDocument } from './shapes';
import { partLines } from '../read/part-lines';

/** Of imported objectives that name none of their own. */
export const IMPORTED_RUNBOOK = 'ImportedBudgetBurn';

/** Profiles of profiles.yaml: with tiers some may page, without nobody is woken. */
const PROFILE = { tiered: 'paging', plain: 'tickets' } as const;

/** Labels that are different in each session, request or user, and would make a series of each. */
const PRIVATE_LABEL = /(^|_)(session|conversation|user|trace|span|request|prompt|email|path)(_?(id|hash|name))?$/i;

/** The objectives of a document, each an SLO of its own. */
export function objectivesOf(
  { path: file, value, lineOf }: ReadFile<SloDocument>,
  counted: Counted,
  complain: Complain
): Slo[] {
  const { metadata, spec } = value;
  const { annotations } = metadata;
  checkAnnotations(annotations, complain);
  const displayName = plainText(metadata.displayName ?? metadata.name, ['metadata', 'displayName'], complain);
  const by = annotations['agent-slo/by']?.split(/, ?/) ?? counted.by ?? [];
  by.filter((label) => PRIVATE_LABEL.test(label)).forEach((label) =>
    complain(
      ['metadata'],
      `the objective is kept for each ${label}; expected labels with few values, none of a session, a user or a request.`
    )
  );
  const days = daysOf(spec, complain);
  const tiers = annotations['agent-slo/tiers'];
  return spec.objectives.flatMap((objective, index): Slo[] => {
    const place = ['spec', 'objectives', index];
    const target = targetOf(objective, place, complain);
    if (target === undefined || days === undefined) {
      return [];
    }
    const own = spec.objectives.length === 1 ? '' : `-${percentOf(target).replace('.', '-')}`;
    const name = `${metadata.name}${own}`;
    const alert = annotations['agent-slo/alert'];
    const title = own === '' ? displayName : `${displayName}, ${percentOf(target)} %`;
    return [
      {
        name,
        displayName: title,
        description: (spec.description ?? `An objective of ${spec.service}.`).replace(/\s+/g, ' ').trim(),
        file,
        asked: [],
        by,
        tiers,
        profile: annotations['agent-slo/profile'] ?? (tiers === undefined ? PROFILE.plain : PROFILE.tiered),
        alert: alert === undefined ? `${inPascalCase(name)}BudgetBurn` : `${alert}${inPascalCase(own)}`,
        runbook: annotations['agent-slo/runbook'] ?? IMPORTED_RUNBOOK,
        subject: template(annotations, 'agent-slo/subject', complain) ?? subjectOf(displayName, by),
        failure: template(annotations, 'agent-slo/failure', complain) ?? 'failed',
        good: counted.good,
        bad: counted.bad,
        total: counted.total,
        target,
        days,
        lines: partLines(lineOf, [...place, objective.target === undefined ? 'targetPercent' : 'target']),
        imported: true,
      },
    ];
  });
}

function checkAnnotations(annotations: Readonly<Record<string, unknown>>, complain: Complain): void {
  const known = Object.keys(OWN_ANNOTATIONS);
  Object.keys(annotations)
    .filter((key) => key.startsWith('agent-slo/') && !known.includes(key))
    .forEach((key) =>
      complain(['metadata', 'annotations', key], `${key} is not known here; expected one of ${known.join(', ')}.`)
    );
}

function daysOf({ timeWindow, budgetingMethod }: SloDocument['spec'], complain: Complain): number | undefined {
  if (budgetingMethod !== 'Occurrences') {
    complain(
      ['spec', 'budgetingMethod'],
      `budgetingMethod is ${budgetingMethod}; expected Occurrences: the rules count events, not slices of time.`
    );
  }
  const { duration, isRolling, calendar } = timeWindow[0]!;
  if (calendar !== undefined || isRolling === false) {
    complain(
      ['spec', 'timeWindow', 0],
      'timeWindow begins with the calendar; expected isRolling: true and no calendar: a budget is for the last days.'
    );
    return undefined;
  }
  const seconds = parseDuration(duration);
  if (seconds === undefined || seconds === 0 || seconds % DAY !== 0) {
    complain(['spec', 'timeWindow', 0, 'duration'], `timeWindow is ${duration}; expected days or weeks, such as 30d.`);
    return undefined;
  }
  return seconds / DAY;
}

function targetOf(
  { target, targetPercent }: ObjectiveShape,
  place: readonly PropertyKey[],
  complain: Complain
): number | undefined {
  if ((target === undefined) === (targetPercent === undefined)) {
    complain(place, 'the objective has both target and targetPercent, or neither; expected one of the two.');
    return undefined;
  }
  const share = target ?? Number((targetPercent! / 100).toPrecision(12));
  if (!(share > 0 && share < 1)) {
    const said = target === undefined ? 'targetPercent' : 'target';
    const range = target === undefined ? '0 and 100, such as 99.5' : '0 and 1, such as 0.995';
    complain([...place, said], `${said} is ${target ?? targetPercent}; expected a number between ${range}.`);
    return undefined;
  }
  return share;
}

function percentOf(target: number): string {
  return String(Number((target * 100).toPrecision(10)));
}

/** Becomes part of a message's template, and of a comment. */
function plainText(text: string, path: readonly PropertyKey[], complain: Complain): string {
  if (/[{}\n]/.test(text)) {
    complain(
      path,
      `${path.join('.')} has a brace or a line’s end in it; expected plain text, as messages are made of it.`
    );
  }
  return text;
}

/** Text with `{label}` in it; which labels there are is checked with those of all objectives. */
function template(
  annotations: SloDocument['metadata']['annotations'],
  key: 'agent-slo/subject' | 'agent-slo/failure',
  complain: Complain
): string | undefined {
  const text = annotations[key];
  if (text !== undefined) {
    plainText(
      key === 'agent-slo/subject' ? text.replace(/\{[a-z_]+\}/g, '') : text,
      ['metadata', 'annotations', key],
      complain
    );
  }
  return text;
}

function subjectOf(displayName: string, by: readonly string[]): string {
  const members = by.map((label) => `${label} {${label}}`).join(', ');
  return members === '' ? `events of ${displayName}` : `events of ${displayName} (${members})`;
}

function inPascalCase(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
}
