import { t } from '@grafana/i18n';

import { recordOf } from '../../model/record-of';
import { type OperatorPrices } from '../../prices/operator-prices';
import { parseOperatorPrices } from '../../prices/price-text';
import { SOURCE_TYPES, type SourceType } from '../../sources/datasources';
import { templateProblem } from '../../sources/link-template';
import {
  type AppSettings,
  DEFAULT_SETTINGS,
  type ExemptCalls,
  MOST_NOT_LOOPS,
  NAMED_ATTRIBUTES,
  type NamedAttribute,
  selectorProblem,
} from '../../sources/settings';
import { attempt, priceProblemSentence } from '../operatorPrices';

/** Settings as they stand in the form: texts, where empty means "not set". */
export interface SettingsDraft {
  sources: Record<SourceType, string>;
  logSelector: string;
  attributes: Record<NamedAttribute, string>;
  notLoops: readonly ExemptDraft[];
  linkTemplate: string;
  /** The price document, in JSON. */
  prices: string;
}

/** Calls that make no loop, as they stand in the form. */
export type ExemptDraft = Required<ExemptCalls>;

/** What is wrong with a draft, as sentences, by the name of the field. */
export type DraftProblems = Partial<
  Record<'logSelector' | 'linkTemplate' | 'notLoops' | 'prices' | NamedAttribute, string>
>;

export function draftOf(settings: AppSettings): SettingsDraft {
  return {
    sources: textsOf(SOURCE_TYPES, settings.sources),
    logSelector: settings.logSelector,
    attributes: textsOf(NAMED_ATTRIBUTES, settings.attributes),
    notLoops: settings.notLoops.map(({ tool, arguments: text = '' }) => ({ tool, arguments: text })),
    linkTemplate: settings.linkTemplate ?? '',
    prices: settings.prices === undefined ? '' : JSON.stringify(settings.prices, undefined, 2),
  };
}

/** The settings that a draft without problems stands for; empty texts are left out. */
export function settingsOf(draft: SettingsDraft): AppSettings & { prices?: OperatorPrices } {
  return {
    sources: setOf(draft.sources),
    logSelector: draft.logSelector.trim() || DEFAULT_SETTINGS.logSelector,
    attributes: setOf(draft.attributes),
    notLoops: draft.notLoops.flatMap((rule) => {
      const [tool, text] = [rule.tool.trim(), rule.arguments.trim()];
      return tool === '' ? [] : [{ tool, ...(text !== '' && { arguments: text }) }];
    }),
    linkTemplate: draft.linkTemplate.trim() || undefined,
    prices: draft.prices.trim() === '' ? undefined : parseOperatorPrices(draft.prices),
  };
}

/** Checks a draft before it is saved. */
export function problemsOf(draft: SettingsDraft): DraftProblems {
  const problems: DraftProblems = {};
  const selector = draft.logSelector.trim();
  const problem = selector === '' ? undefined : selectorProblem(selector);
  if (problem === 'no_braces') {
    problems.logSelector = t(
      'configuration.problem.no-braces',
      'A stream selector stands in braces, such as {service_name=~".+"}.'
    );
  } else if (problem === 'empty') {
    problems.logSelector = t(
      'configuration.problem.empty-selector',
      'Loki refuses a selector without a label, since it would match every stream: name at least one.'
    );
  }
  const badLink = templateProblem(draft.linkTemplate);
  if (badLink === 'no_address') {
    problems.linkTemplate = t(
      'configuration.problem.no-address',
      'A link begins with https:// or http://, such as https://langfuse.example.com/project/p/sessions/{sessionId}.'
    );
  } else if (badLink === 'no_placeholder') {
    problems.linkTemplate = t(
      'configuration.problem.no-placeholder',
      'The link would be the same for every session: put {sessionId}, {traceId} or {spanId} where the id belongs.'
    );
  }
  const badPrices = draft.prices.trim() === '' ? undefined : attempt(() => parseOperatorPrices(draft.prices)).problem;
  if (badPrices !== undefined) {
    problems.prices = priceProblemSentence(badPrices);
  }
  const named = draft.notLoops.filter(({ tool }) => tool.trim() !== '');
  if (draft.notLoops.some(({ tool, arguments: text }) => tool.trim() === '' && text.trim() !== '')) {
    problems.notLoops = t(
      'configuration.problem.no-tool',
      'Arguments alone name no call: name the tool, or write * for any.'
    );
  } else if (named.length > MOST_NOT_LOOPS) {
    problems.notLoops = t('configuration.problem.many-exempt', 'No more than {{most}} are heeded.', {
      most: MOST_NOT_LOOPS,
    });
  }
  for (const name of NAMED_ATTRIBUTES) {
    if (/\s/.test(draft.attributes[name].trim())) {
      problems[name] = t(
        'configuration.problem.blank',
        'An attribute has no blanks in its name, such as service.namespace.'
      );
    }
  }
  return problems;
}

function textsOf<Name extends string>(names: readonly Name[], values: Partial<Record<Name, string>>) {
  return recordOf(names, (name) => values[name] ?? '');
}

function setOf<Name extends string>(texts: Record<Name, string>): Partial<Record<Name, string>> {
  const entries = Object.entries<string>(texts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(entries.filter(([, text]) => text !== '')) as Partial<Record<Name, string>>;
}
