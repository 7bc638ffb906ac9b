import { objectIn } from './json-text';

/** What a Python tool was called with: decorators write positional and named arguments, models name all of them. */
export function namedArguments(text: string | undefined): string | undefined {
  const { kwargs } = /"kwargs"/.test(text ?? '') ? (objectIn(text) ?? {}) : {};
  return typeof kwargs === 'object' && kwargs !== null && Object.keys(kwargs).length > 0
    ? JSON.stringify(kwargs)
    : text;
}
