import * as v from 'valibot';
import { SOURCE_TYPES, type SourceType } from './datasources';

/** What an operator sets on the configuration page; kept in the plugin's `jsonData`. Nothing in it is secret. */
export interface AppSettings {
  /** Uids of the data sources to use; where one is not set it is found by its type. */
  sources: Partial<Record<SourceType, string>>;
  /** LogQL stream selector of agents' log records. Narrow it where Loki holds more than those. */
  logSelector: string;
  /** Attributes that tell who an agent works for, beside those that conventions name. */
  attributes: Partial<Record<NamedAttribute, string>>;
  /** Address of a session on another platform, see `link-template`; undefined: no link. */
  linkTemplate?: string;
  /** Price document of the operator's own, as it was stored: `prices/operator-prices` reads it; undefined: none. */
  prices?: unknown;
}

/** Facts whose attribute every company names differently. */
export const NAMED_ATTRIBUTES = ['agent', 'team', 'repository', 'tenant'] as const;

export type NamedAttribute = (typeof NAMED_ATTRIBUTES)[number];

export const DEFAULT_SETTINGS: AppSettings = { sources: {}, logSelector: '{service_name=~".+"}', attributes: {} };

/** A text that says nothing is no setting. */
const Text = v.fallback(v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())), undefined);

const Settings = v.object({
  sources: v.fallback(v.optional(v.object(entriesOf(SOURCE_TYPES)), {}), {}),
  logSelector: v.fallback(
    v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty()), DEFAULT_SETTINGS.logSelector),
    () => DEFAULT_SETTINGS.logSelector
  ),
  attributes: v.fallback(v.optional(v.object(entriesOf(NAMED_ATTRIBUTES)), {}), {}),
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
  return Object.fromEntries(names.map((name) => [name, Text])) as Record<Name, typeof Text>;
}
