/** Names of arguments that a pattern tells; the rest is an ellipsis. */
const MOST_NAMES = 6;

/**
 * The shape of a call's arguments, without their values, which are content: `{path, text}`; `text` for what is no JSON
 * object, `–` where nobody told.
 */
export function argumentPattern(text: string | undefined): string {
  if (text === undefined) {
    return '–';
  }
  const value = parsed(parsed(text) ?? text);
  if (typeof value !== 'object' || value === null) {
    return 'text';
  }
  if (Array.isArray(value)) {
    return '[…]';
  }
  const names = Object.keys(value).sort();
  return `{${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', …' : ''}}`;
}

/** JSON of JSON is what several emitters write. */
function parsed(text: unknown): unknown {
  if (typeof text !== 'string') {
    return text;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Cut, or no JSON at all: a text.
    return undefined;
  }
}
