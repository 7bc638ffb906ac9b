import type { Carrier, Dialect, EventSpec, FieldTable } from './dialect';
import { RESOURCE_FIELDS, SERVICE_FIELDS } from './general';
import { DIALECTS, FALLBACK } from './registry';

/** The reference page as Markdown: what the tables of all dialects say, and nothing else. */
export function referencePage(): string {
  const dialects = [...DIALECTS, FALLBACK];
  const page = [
    '# Dialects',
    'Made from the tables in `src/dialects` by `npm run reference`: change those, not this page.',
    'How to add one: [Add a dialect](add-a-dialect.md).',
    '## How a record is recognised',
    recognition(dialects),
    '## Fields',
    'Where a record has several attributes for a field, the first in the list wins. `× n` is the factor to the unit of ' +
      'the field: milliseconds, US dollars, tokens.',
    ...fieldsOf(dialects),
    '## Fields of the resource',
    'Asked where the record itself does not say.',
    fieldList(Object.entries({ ...RESOURCE_FIELDS, service: SERVICE_FIELDS.agent })),
    ...dialects.flatMap(dialectSection),
  ];
  return `${page.filter((part) => part !== '').join('\n\n')}\n`;
}

function recognition(dialects: readonly Dialect[]): string {
  const keys = dialects.flatMap((dialect) => (dialect.keys ?? []).map((key) => `${code(key)} (${dialect.name})`));
  return list(
    [
      'The instrumentation scope decides; the more particular dialect is asked first.',
      'Where no dialect knows the scope, the resource’s service name does.',
      `Where neither is known, an attribute that only one dialect has: ${keys.join(', ')}.`,
      `Everything else is read as ${FALLBACK.name}.`,
    ],
    (_, index) => `${index + 1}.`
  );
}

/** For each field who carries it where; dialects that agree share a line. */
function fieldsOf(dialects: readonly Dialect[]): string[] {
  const fields = new Set(dialects.flatMap((dialect) => Object.keys(dialect.fields)));
  return Array.from(fields)
    .sort()
    .map((field) => {
      const byCarriers = new Map<string, string[]>();
      for (const dialect of dialects) {
        const carriers = carriersOf(dialect.fields, field);
        if (carriers.length > 0) {
          const text = carriers.map(carrierText).join(', ');
          byCarriers.set(text, [...(byCarriers.get(text) ?? []), dialect.name]);
        }
      }
      return `### ${field}\n\n${list(Array.from(byCarriers, ([text, names]) => `${names.join(', ')}: ${text}`))}`;
    });
}

function dialectSection(dialect: Dialect): string[] {
  const { scopes, onlyServices, services, keys, tokens, otherEvents } = dialect;
  const facts = [
    scopes && `Scope: ${code(scopes.source)}${onlyServices ? `, in services ${code(onlyServices.source)} only` : ''}`,
    services && `Service: ${code(services.source)}`,
    keys && `Attribute: ${keys.map(code).join(', ')}`,
    `Tokens: input ${tokens.inputIncludesCache ? 'includes' : 'excludes'} what the cache read and wrote, output ` +
      `${tokens.outputIncludesReasoning ? 'includes' : 'excludes'} reasoning`,
    dialect.refine && 'Reads more than the tables say: see `refine` in its file',
  ];
  return [
    `## ${dialect.name}`,
    list(facts.filter((fact) => fact !== undefined)),
    kindTable('Spans by operation', Object.entries(dialect.kinds)),
    kindTable('Spans by name', Object.entries(dialect.spanNames ?? {})),
    part('Log events', Object.entries(dialect.events ?? {}).map(eventLine)),
    otherEvents === undefined ? '' : part('Any other log record', [eventText(otherEvents)]),
    part(
      'Events of spans',
      Object.entries(dialect.spanEvents ?? {}).map(([name, table]) => `${code(name)}: ${fieldsText(table)}`)
    ),
    part('Events of spans that are records of their own', Object.entries(dialect.eventsInSpans ?? {}).map(eventLine)),
  ];
}

function kindTable(title: string, kinds: ReadonlyArray<[string, string]>): string {
  return part(
    title,
    kinds.map(([name, kind]) => `${code(name)}: ${kind}`)
  );
}

function eventLine([name, event]: [string, EventSpec]): string {
  return `${code(name)}: ${eventText(event)}`;
}

function eventText({ kind, failed, fields }: EventSpec): string {
  return [kind, failed === true ? 'failed' : '', fields === undefined ? '' : `with ${fieldsText(fields)}`]
    .filter((text) => text !== '')
    .join(', ');
}

function fieldsText(table: FieldTable): string {
  return Object.keys(table)
    .map((field) => `${field} from ${carriersOf(table, field).map(carrierText).join(', ')}`)
    .join('; ');
}

function fieldList(entries: ReadonlyArray<[string, readonly Carrier[] | undefined]>): string {
  return list(entries.map(([field, carriers]) => `${field}: ${(carriers ?? []).map(carrierText).join(', ')}`));
}

function carriersOf(table: FieldTable, field: string): readonly Carrier[] {
  return table[field as keyof FieldTable] ?? [];
}

function carrierText(carrier: Carrier): string {
  return typeof carrier === 'string' ? code(carrier) : `${code(carrier.key)} × ${carrier.factor}`;
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}:\n\n${list(lines)}`;
}

function list(lines: readonly string[], mark: (line: string, index: number) => string = () => '-'): string {
  return lines.map((line, index) => `${mark(line, index)} ${line}`).join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
