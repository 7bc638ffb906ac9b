import * as v from 'valibot';

import { recordOf } from '../model/record-of';
import { SOURCE_TYPES, type SourceType } from './datasources';

/** What an operator sets on the configuration page; kept in the plugin's `jsonData`. Nothing in it is secret. */
export interface AppSettings {
  /** Uids of the data sources to use; where one is not set it is found by its type. */
  sources: Partial<Record<SourceType, string>>;
  /** LogQL stream selector of agents' log records. Narrow it where Loki holds more than those. */
  logSelector: string;
  /** Attributes that tell who an agent works for, beside those that conventions name. */
  attributes: Partial<Record<NamedAttribute, string>>;
  /** Calls that make no loop, however often they are made; at most `MOST_NOT_LOOPS`. */
  notLoops: readonly ExemptCalls[];
  /** Address of a session on another platform, see `link-template`; undefined: no link. */
  linkTemplate?: string;
  /** Price document of the operator's own, as it was stored: `prices/operator-prices` reads it; undefined: none. */
  prices?: unknown;
}

/** Calls of a tool, as an operator writes them down; `*` stands for any characters. */
export interface ExemptCalls {
  tool: string;
  /** Their arguments, or the shape of these such as `{path, text}`; undefined: any. */
  arguments?: string;
}

/** Each call of each loop is compared with all of them. */
export const MOST_NOT_LOOPS = 100;

/** Facts whose attribute every company names differently. */
export const NAMED_ATTRIBUTES = ['agent', 'team', 'repository', 'tenant'] as const;

export type NamedAttribute = (typeof NAMED_ATTRIBUTES)[number];

export const DEFAULT_SETTINGS: AppSettings = {
  sources: {},
  logSelector: '{service_name=~".+"}',
  attributes: {},
  notLoops: [],
};

/** A text that says nothing is no setting. */
const Text = v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())), undefined);

const Exempt = v.object({ tool: v.pipe(v.string(), v.trim(), v.nonEmpty()), arguments: Text });

const Settings = v.object({
  sources: v.fallback(v.optional(v.object(entriesOf(SOURCE_TYPES)), {}), {}),
  logSelector: v.fallback(
    v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty()), DEFAULT_SETTINGS.logSelector),
    () => DEFAULT_SETTINGS.logSelector
  ),
  attributes: v.fallback(v.optional(v.object(entriesOf(NAMED_ATTRIBUTES)), {}), {}),
  notLoops: v.fallback(
    v.pipe(
      v.optional(v.array(v.fallback(v.optional(Exempt), undefined)), []),
      v.transform((rules) => rules.filter((rule) => rule !== undefined).slice(0, MOST_NOT_LOOPS))
    ),
    []
  ),
  linkTemplate: Text,
  prices: v.optional(v.unknown()),
});

/** Reads settings as they were stored, by whatever version: what makes no sense is as if it were not set. */
export function readSettings(jsonData: unknown): AppSettings {
  const result = v.safeParse(Settings, jsonData ?? {});
  return result.success ? result.output : DEFAULT_SETTINGS;
}

/** Why a stream selector would be refused; undefined where it may pass. Loki has the last word. */
export function selectorProblem(selector: string): 'no_braces' | 'empty' | undefined {
  const match = /^\{(.*)\}$/s.exec(selector.trim());
  if (match === null) {
    return 'no_braces';
  }
  return match[1]?.trim() === '' ? 'empty' : undefined;
}

function entriesOf<Name extends string>(names: readonly Name[]): Record<Name, typeof Text> {
  return recordOf(names, () => Text);
}
