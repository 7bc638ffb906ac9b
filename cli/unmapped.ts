import { unmappedNames } from '../src/dialects/unmapped';
import type { Telemetry } from '../src/model/telemetry';

/** Names that are listed; whoever adds a dialect works through them from the top. */
const MOST = 30;

/** Attributes that look relevant and that no dialect reads, one sentence each. */
export function unmappedSentences(telemetry: Telemetry): string[] {
  const names = unmappedNames(telemetry);
  const sentences = names
    .slice(0, MOST)
    .map(
      ({ name, dialect, records, example: { signal, index } }) =>
        `${dialect} does not read the attribute ${name}. Records that carry it: ${records}. First: ${signal} ${index}.`
    );
  const left = names.length - sentences.length;
  return left > 0 ? [...sentences, `${left} more attributes that look relevant are read by no dialect.`] : sentences;
}
