import { corpus, type Sample } from './corpus';
import { masked } from './mask';

/** How many samples of a kind there are, and how many went wrong. */
export interface Rate {
  kind: string;
  samples: number;
  wrong: number;
}

export interface Rates {
  samples: number;
  /** Secrets that are still there. */
  missed: Rate[];
  /** Look-alikes that are not as they were. */
  spoiled: Rate[];
}

/** A secret is missed where half of it or more still stands together. */
function isMissed({ secret = '' }: Sample, result: string): boolean {
  const half = Math.ceil(secret.length / 2);
  return Array.from({ length: secret.length - half + 1 }, (_, start) => secret.slice(start, start + half)).some(
    (part) => result.includes(part)
  );
}

function isSpoiled({ lookAlike }: Sample, result: string): boolean {
  return lookAlike !== undefined && !result.includes(lookAlike);
}

/** Judges all samples of the corpus. */
export function rates(samples: readonly Sample[] = corpus(), mask: (text: string) => string = masked): Rates {
  return {
    samples: samples.length,
    missed: ratesOf(
      samples.filter(({ secret }) => secret !== undefined),
      (sample) => isMissed(sample, mask(sample.text))
    ),
    spoiled: ratesOf(
      samples.filter(({ lookAlike }) => lookAlike !== undefined),
      (sample) => isSpoiled(sample, mask(sample.text))
    ),
  };
}

function ratesOf(samples: readonly Sample[], isWrong: (sample: Sample) => boolean): Rate[] {
  const byKind = new Map<string, Rate>();
  for (const sample of samples) {
    const rate = byKind.get(sample.kind) ?? { kind: sample.kind, samples: 0, wrong: 0 };
    rate.samples += 1;
    rate.wrong += isWrong(sample) ? 1 : 0;
    byKind.set(sample.kind, rate);
  }
  return Array.from(byKind.values());
}

/** A Markdown table of one side of the rates, with the sum of all. */
export function rateTable(title: string, rows: readonly Rate[]): string {
  const sum = { kind: '**all**', samples: total(rows, 'samples'), wrong: total(rows, 'wrong') };
  return [
    `| ${title} | samples | wrong | rate |`,
    '| --- | ---: | ---: | ---: |',
    ...[...rows, sum].map(
      ({ kind, samples, wrong }) => `| ${kind} | ${samples} | ${wrong} | ${((100 * wrong) / samples).toFixed(1)} % |`
    ),
  ].join('\n');
}

function total(rows: readonly Rate[], field: 'samples' | 'wrong'): number {
  return rows.reduce((sum, row) => sum + row[field], 0);
}
