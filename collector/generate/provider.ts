import {
  API_SUFFIX,
  FRAMEWORK_NAMES,
  PROVIDERS_BY_MODEL,
  PROVIDER_ALIASES,
} from '../../src/model/vocabulary/providers';
import { DERIVED } from '../tables/derived';
import { all, any, equals, isSet, isUnset, literal, matches, not, re2, set, when, type StatementGroup } from './ottl';
import type { RecordPaths } from './record';

/** Gives providers their standard names, as `providerName` does. Calls whose provider has one already are let pass. */
export function providerGroup(record: RecordPaths): StatementGroup {
  const { attribute, cache, context } = record;
  const provider = cache('provider');
  const byModel = cache('byModel');
  const model = cache('modelName');
  const isFramework = any(
    isUnset(provider),
    equals(provider, ''),
    ...Array.from(FRAMEWORK_NAMES, (name) => equals(provider, name))
  );
  const guessed = all(equals(byModel, true), isUnset(cache('guess')));
  const named = all(isSet(provider), not(equals(byModel, true)));
  const hasStandardName = matches(attribute(DERIVED.provider), `^(${standardNames().map(escaped).join('|')})$`);
  return {
    context,
    conditions: [all(equals(attribute(DERIVED.kind), 'llm'), not(hasStandardName))],
    error_mode: 'silent',
    statements: [
      set(provider, `ConvertCase(Trim(${attribute(DERIVED.provider)}), "lower")`),
      set(byModel, 'true', isFramework),
      set(model, `ConvertCase(${attribute(DERIVED.model)}, "lower")`, equals(byModel, true)),
      when(`replace_pattern(${model}, "^.*/", "")`, equals(byModel, true)),
      ...PROVIDERS_BY_MODEL.map(([pattern, name]) =>
        set(cache('guess'), literal(name), all(guessed, matches(model, re2(pattern))))
      ),
      set(provider, cache('guess'), equals(byModel, true)),
      when(`replace_pattern(${provider}, ${literal(re2(API_SUFFIX))}, "")`, named),
      ...aliases().map(([target, names]) =>
        set(provider, literal(target), all(named, any(...names.map((name) => equals(provider, name)))))
      ),
      set(attribute(DERIVED.provider), provider),
    ],
  };
}

/** Names that stand for themselves. */
function standardNames(): string[] {
  const names = [...PROVIDER_ALIASES.values(), ...PROVIDERS_BY_MODEL.map(([, name]) => name)];
  return Array.from(new Set(names)).filter((name) => !PROVIDER_ALIASES.has(name) && !FRAMEWORK_NAMES.has(name));
}

function escaped(name: string): string {
  return name.replaceAll('.', '\\.');
}

/** Aliases by what they stand for; an alias that is another's target would be renamed twice. */
function aliases(): Array<[target: string, names: string[]]> {
  const namesOf = new Map<string, string[]>();
  for (const [name, target] of PROVIDER_ALIASES) {
    namesOf.set(target, [...(namesOf.get(target) ?? []), name]);
  }
  return Array.from(namesOf);
}
