import { diffLines } from 'diff';

/** A line of a text that was changed. */
export interface DiffLine {
  change: 'same' | 'added' | 'removed';
  text: string;
}

/** Milliseconds that the search for the shortest difference may take. */
const TIME_LIMIT = 200;

/** The lines of two texts, one after the other: what stayed, went and came. Takes all as changed where that takes too long. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const parts = diffLines(before, after, { timeout: TIME_LIMIT }) ?? [
    { value: before, removed: true },
    { value: after, added: true },
  ];
  return parts.flatMap(({ value, added, removed }) => {
    const change = added === true ? 'added' : removed === true ? 'removed' : 'same';
    return linesOf(value).map((text) => ({ change, text }) as const);
  });
}

/** Lines of a patch as it was written: each says with its first character what it is. */
export function patchLines(patch: string): DiffLine[] {
  return linesOf(patch).map((text) => ({
    change: /^\+(?!\+\+ )/.test(text) ? 'added' : /^-(?!-- )/.test(text) ? 'removed' : 'same',
    text,
  }));
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
