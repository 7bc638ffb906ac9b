import * as v from 'valibot';

import { TIERS, wholePattern, type TierEntry } from '../../../src/analysis/slo/tiers';
import { type TierList } from '../definitions';
import { type Problem } from '../problems';
import { readYaml, type TextFile } from './yaml-file';

/** The lists of tiers.yaml, and the labels that an entry of each may match. */
const TIER_LISTS = {
  models: ['gateway', 'model'],
  gateways: ['gateway'],
  tools: ['tool'],
  agents: ['agent'],
} as const;

const Pattern = v.pipe(
  v.string(),
  v.check((text) => wholePattern(text) !== undefined, 'expected a regular expression')
);

const TiersShape = v.strictObject(
  Object.fromEntries(
    Object.entries(TIER_LISTS).map(([name, labels]) => [name, v.optional(v.array(entryShape(labels)), [])])
  )
);

function entryShape(labels: readonly string[]) {
  const matchers = Object.fromEntries(labels.map((label) => [label, v.optional(Pattern)]));
  return v.strictObject({ ...matchers, tier: v.picklist(TIERS) } as Record<string, v.GenericSchema<unknown, string>>);
}

/** Reads tiers.yaml. Entries that can never decide are said, as they are usually a mistake. */
export function readTiers(file: TextFile): { tiers?: Map<string, TierList>; problems: Problem[]; remarks: Problem[] } {
  const result = readYaml(file, TiersShape);
  if ('problems' in result) {
    return { problems: result.problems, remarks: [] };
  }
  const { value, lineOf } = result.read;
  const tiers = new Map<string, TierList>();
  const remarks: Problem[] = [];
  for (const [name, labels] of Object.entries(TIER_LISTS)) {
    const entries = (value[name] as Array<Record<string, string>>).map((entry, index) => ({
      matchers: Object.fromEntries(
        labels.flatMap((label) => (entry[label] === undefined ? [] : [[label, entry[label]]]))
      ),
      tier: entry.tier as TierEntry['tier'],
      line: lineOf([name, index]),
    }));
    tiers.set(name, { name, labels, entries });
    remarks.push(...remarksOn(file.path, entries));
  }
  return { tiers, problems: [], remarks };
}

/** What is legal but hardly meant: an entry that decides all, one that repeats an earlier, one that matches nothing. */
function remarksOn(file: string, entries: readonly TierEntry[]): Problem[] {
  return entries.flatMap((entry, index) => {
    const at = (text: string): Problem => ({ file, line: entry.line, text });
    const said = JSON.stringify(entry.matchers);
    const remarks: Problem[] = [];
    if (matchesEverything(entry)) {
      remarks.push(
        at(
          index < entries.length - 1
            ? 'matches everything, so no entry below it ever decides.'
            : `matches everything: ${entry.tier} is the tier of whatever no entry above it names.`
        )
      );
    }
    const earlier = entries.slice(0, index).find((other) => JSON.stringify(other.matchers) === said);
    if (earlier) {
      remarks.push(at(`repeats line ${earlier.line}, which decides: ${earlier.tier}, not ${entry.tier}.`));
    }
    if (Object.values(entry.matchers).some((pattern) => pattern === '')) {
      remarks.push(at('has an empty expression, which matches only a label that is not there: it decides nothing.'));
    }
    Object.values(entry.matchers)
      .filter(matchesNothing)
      .forEach((pattern) =>
        remarks.push(at(`has the expression ${pattern}, which can match nothing: it decides nothing.`))
      );
    return remarks;
  });
}

/** Names that have nothing in common. */
const UNLIKE = [
  'a',
  '7',
  'Zz-9',
  'gpt-5.2',
  'claude/opus:4',
  'mcp__x__y',
  'host.example.com:8080',
  '_other',
  'ü – 模型',
];

function matchesEverything({ matchers }: TierEntry): boolean {
  return Object.values(matchers)
    .map(wholePattern)
    .every((pattern) => UNLIKE.every((name) => pattern?.test(name) === true));
}

/** An end before more text or a beginning after some, or a class without characters. */
function matchesNothing(pattern: string): boolean {
  const plain = pattern.replace(/\\[^sSwWdD]/g, 'x');
  const outside = plain
    .replace(/\[\^?\]?[^\]]*\]/g, (found) => (NO_CHARACTERS.test(found) ? '\0' : 'x'))
    .replaceAll('(?:', '(');
  return /\0|[^|(]\^|\$[^|)]/.test(outside.replace(/^\(\?[ims]+\)/, ''));
}

/** What is neither of a class nor of its opposite. */
const NO_CHARACTERS = /^\[\^(\\s\\S|\\S\\s|\\w\\W|\\W\\w|\\d\\D|\\D\\d)\]$/;
