import {
  API_SUFFIX,
  FRAMEWORK_NAMES,
  PROVIDERS_BY_MODEL,
  PROVIDER_ALIASES,
} from '../../src/model/vocabulary/providers';
import { all, any, equals, isSet, isUnset, literal, matches, not, re2, set, when } from './ottl';
import type { RecordPaths } from './record';

/** Statements that give the provider in the cache its standard name, as `providerName` does. */
export function providerStatements({ cache }: RecordPaths, condition: string): string[] {
  const provider = cache('provider');
  const byModel = cache('byModel');
  const model = cache('modelName');
  const isFramework = any(
    isUnset(provider),
    equals(provider, ''),
    ...Array.from(FRAMEWORK_NAMES, (name) => equals(provider, name))
  );
  const guessed = all(equals(byModel, true), isUnset(cache('guess')));
  const named = all(condition, isSet(provider), not(equals(byModel, true)));
  return [
    set(provider, `ConvertCase(Trim(${provider}), "lower")`, all(condition, isSet(provider))),
    set(byModel, 'true', all(condition, isFramework)),
    set(model, `ConvertCase(${cache('model')}, "lower")`, all(equals(byModel, true), isSet(cache('model')))),
    when(`replace_pattern(${model}, "^.*/", "")`, equals(byModel, true)),
    ...PROVIDERS_BY_MODEL.map(([pattern, name]) =>
      set(cache('guess'), literal(name), all(guessed, matches(model, re2(pattern))))
    ),
    set(provider, cache('guess'), equals(byModel, true)),
    when(`replace_pattern(${provider}, ${literal(re2(API_SUFFIX))}, "")`, named),
    ...aliases().map(([target, names]) =>
      set(provider, literal(target), all(named, any(...names.map((name) => equals(provider, name)))))
    ),
  ];
}

/** Aliases by what they stand for; an alias that is another's target would be renamed twice. */
function aliases(): Array<[target: string, names: string[]]> {
  const namesOf = new Map<string, string[]>();
  for (const [name, target] of PROVIDER_ALIASES) {
    namesOf.set(target, [...(namesOf.get(target) ?? []), name]);
  }
  return Array.from(namesOf);
}
