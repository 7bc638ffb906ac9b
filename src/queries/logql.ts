import { ALL_KEYS } from '../dialects/keys';

/**
 * LogQL as typed pieces. The only place that writes LogQL text, so the only one that quotes and escapes.
 * Language: https://grafana.com/docs/loki/latest/query/
 */

/** A string literal. Double quotes, since backticks cannot be escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The name that Loki gives an attribute: dots and whatever else is no part of a label become underscores. */
export function labelOf(attribute: string): string {
  return attribute.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(\d)/, '_$1');
}

const ATTRIBUTES: ReadonlyMap<string, string> = new Map(ALL_KEYS.map((key) => [labelOf(key), key]));

/** The attribute behind a label of Loki, where it is one that the recorder knows; else the label itself. */
export function attributeOfLabel(label: string): string {
  return ATTRIBUTES.get(label) ?? label;
}

/** Lines whose structured metadata has the value in at least one of the attributes. */
export function metadataIs(attributes: readonly string[], value: string): string {
  return attributes.map((name) => `${labelOf(name)}=${quoted(value)}`).join(' or ');
}

/** A template that takes the first of the attributes that a line has. */
export function firstOf(attributes: readonly string[]): string {
  return `{{ or ${attributes.map((name) => `.${labelOf(name)}`).join(' ')} }}`;
}
