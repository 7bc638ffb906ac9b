import { DIALECTS, FALLBACK } from '../../src/dialects/registry';
import { rates, rateTable } from '../redaction/rates';
import { AGENT_METRIC_LABELS } from '../tables/agent-metrics';
import { HISTORY_KEYS, USER_KEYS } from '../tables/contents';
import { countingOf, type CountedKind } from '../tables/counting';
import { DERIVED_MEANING } from '../tables/derived';
import { PREVIEW_BYTES, SCANNED_BYTES, VALUE_BYTES } from '../tables/limits';
import { LOOP_KINDS } from '../tables/loops';
import { COUNTERS, HISTOGRAMS, LLM_DURATION } from '../tables/metrics';
import { MISCOUNTED } from '../tables/miscounted';
import { placeholder, PROTECTED, REDACTION } from '../tables/redaction';

const COUNTED_KINDS: ReadonlyArray<readonly [CountedKind, string]> = [
  ['llm', 'calls of models'],
  ['tool', 'calls of tools'],
  ['approval', 'decisions'],
  ['wait', 'waits'],
];

/** The parts of docs/ingest.md that are made from tables, by the name between their marks. */
export const GENERATED_PARTS: Readonly<Record<string, () => string>> = {
  derived: () =>
    table(
      ['attribute', 'meaning'],
      Object.entries(DERIVED_MEANING).map(([name, meaning]) => [code(name), meaning])
    ),
  counting: () =>
    table(
      ['dialect', ...COUNTED_KINDS.map(([, title]) => title), 'why'],
      [...DIALECTS, FALLBACK].map(({ name }) => {
        const { signals, reason, decisionsOnTools } = countingOf(name);
        return [
          name,
          ...COUNTED_KINDS.map(([kind]) =>
            kind === 'approval' && decisionsOnTools === true ? 'log, with the call' : (signals[kind] ?? '')
          ),
          reason,
        ];
      })
    ),
  metrics: () =>
    table(
      ['metric', 'type', 'labels', 'meaning'],
      [
        ...uniqueBy(COUNTERS, ({ name }) => name).map(({ name, labels, help, fixed }) => [
          code(`${name}_total`),
          'counter',
          [...labels, ...(fixed === undefined ? [] : [fixed.label])].join(', '),
          help,
        ]),
        [code(LLM_DURATION.name), 'histogram with exemplars', LLM_DURATION.labels.join(', '), LLM_DURATION.help],
        ...HISTOGRAMS.map(({ name, labels, help }) => [code(name), 'histogram', labels.join(', '), help]),
      ]
    ),
  loops: () =>
    table(
      ['kind', 'what the three calls have in common, beside tool, arguments and session'],
      Object.entries(LOOP_KINDS).map(([kind, meaning]) => [code(kind), meaning])
    ),
  'agent-metrics': () => AGENT_METRIC_LABELS.map(code).join(', '),
  miscounted: () =>
    table(
      ['recorded runs', 'counters say', 'why'],
      MISCOUNTED.map(({ runs, by, reason }) => [code(runs.source), by, reason])
    ),
  masked: () =>
    table(
      ['placeholder', 'pattern', 'reason'],
      REDACTION.map(({ category, pattern, reason }) => [code(placeholder(category)), code(pattern), reason])
    ),
  protected: () =>
    table(
      ['text', 'why'],
      PROTECTED.map(({ text, reason }) => [code(text), reason])
    ),
  users: () => USER_KEYS.map(code).join(', '),
  cut: () =>
    table(
      ['what', 'is cut to', 'mark'],
      [
        ['any value', `${VALUE_BYTES} bytes, its beginning`, code('flightrecorder.truncated')],
        [
          `conversations: ${HISTORY_KEYS.map(code).join(', ')}`,
          `${VALUE_BYTES} bytes, its beginning and its end`,
          `${code('[HISTORY_CUT]')} between, ${code('flightrecorder.truncated')}`,
        ],
        ['a value in which something has to be masked', `${SCANNED_BYTES} bytes before it is searched`, ''],
        ['the body of a log record', `${SCANNED_BYTES} bytes`, code('flightrecorder.truncated')],
        [
          `content, at the level ${code('previews')}`,
          `${PREVIEW_BYTES} bytes, after masking`,
          code('flightrecorder.content'),
        ],
        ['links of spans', 'nothing: they are removed', ''],
      ]
    ),
  rates: () => {
    const { samples, missed, spoiled } = rates();
    return [
      `${samples} samples.`,
      rateTable('secrets that are still there', missed),
      rateTable('look-alikes that were changed', spoiled),
    ].join('\n\n');
  },
};

/**
 * A page with its generated parts made anew.
 *
 * @throws {Error} where a part has no marks in the page
 */
export function withGeneratedParts(page: string): string {
  return Object.entries(GENERATED_PARTS).reduce((text, [name, make]) => {
    const marked = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marked.test(text)) {
      throw new Error(`docs/ingest.md has no part <!-- ${name} --> … <!-- /${name} -->: add it where it belongs.`);
    }
    return text.replace(marked, (_, begin: string, end: string) => `${begin}\n${make()}\n\n${end}`);
  }, page);
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return Array.from(new Map(items.map((item) => [key(item), item])).values());
}
