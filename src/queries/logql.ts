import { ALL_KEYS } from '../dialects/key-groups';
import { goString } from './go-string';

/**
 * LogQL as typed pieces. The only place that writes LogQL text, so the only one that quotes and escapes.
 * Language: https://grafana.com/docs/loki/latest/query/
 */

/**
 * The name that Loki gives an attribute at OTLP ingest: whatever is no letter or digit becomes an underscore, several
 * in a row become one.
 */
export function labelOf(attribute: string): string {
  const name = attribute.replace(/[^A-Za-z0-9]+/g, '_');
  return /^\d/.test(name) ? `key_${name}` : name;
}

/** The attributes of each label, today's names before older ones. */
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = attributesByLabel();

function attributesByLabel(): Map<string, string[]> {
  const byLabel = new Map<string, string[]>();
  for (const key of new Set(ALL_KEYS)) {
    byLabel.set(labelOf(key), [...(byLabel.get(labelOf(key)) ?? []), key]);
  }
  return byLabel;
}

/**
 * The attributes that a label of Loki may stand for, of those that the recorder knows; else the label itself. `tool_name` is
 * what Loki makes of `tool.name` and of `tool_name`: which of them it was, only the reader of the record's dialect can tell.
 */
export function attributesOfLabel(label: string): readonly string[] {
  return ATTRIBUTES.get(label) ?? [label];
}

/** Lines whose structured metadata has the value in at least one of the attributes. */
export function metadataIs(attributes: readonly string[], value: string): string {
  return attributes.map((name) => `${labelOf(name)}=${goString(value)}`).join(' or ');
}

/** Lines whose structured metadata has at least one of the attributes. */
export function hasMetadata(attributes: readonly string[]): string {
  return attributes.map((name) => `${labelOf(name)}!=""`).join(' or ');
}

/**
 * Lines that are JSON objects with the value in at least one of the fields; of nothing but the value where it is no JSON.
 * Looking for the value in the line comes first: reading JSON is slow.
 */
export function jsonFieldIs(fields: readonly string[], value: string): string {
  const read = fields.map((name, index) => `${jsonLabel(index)}=${goString(`["${name}"]`)}`);
  const wanted = fields.map((_, index) => `${jsonLabel(index)}=${goString(value)}`);
  return `|= ${goString(value)} | json ${read.join(', ')} | ${wanted.join(' or ')} | drop ${fields.map((_, index) => jsonLabel(index)).join(', ')}`;
}

/** A name that no line has for anything else. */
const jsonLabel = (index: number) => `flightrecorder_json_${index}`;

/** A template that takes the first of the attributes that a line has. */
export function firstOf(attributes: readonly string[]): string {
  return `{{ or ${attributes.map((name) => `.${labelOf(name)}`).join(' ')} }}`;
}

/** Sets labels from templates. */
export function labelFormat(labels: Readonly<Record<string, string>>): string {
  const assignments = Object.entries(labels).map(([name, template]) => `${name}=${goString(template)}`);
  return `label_format ${assignments.join(', ')}`;
}
