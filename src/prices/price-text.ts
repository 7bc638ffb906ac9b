import { type OperatorPrices, PriceFileError, readOperatorPrices } from './operator-prices';

/**
 * Reads a price document as its author wrote it, in JSON.
 *
 * @throws PriceFileError
 */
export function parseOperatorPrices(text: string): OperatorPrices {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const line = lineOf(message, text);
    throw new PriceFileError(line === undefined ? undefined : `line ${line}`, `no JSON (${message})`);
  }
  return readOperatorPrices(document);
}

/** Engines tell the line or the position of a fault in their message, and nowhere else. */
function lineOf(message: string, text: string): number | undefined {
  const line = /\bline (\d+)/.exec(message)?.[1];
  if (line !== undefined) {
    return Number(line);
  }
  const position = /\bposition (\d+)/.exec(message)?.[1];
  if (position !== undefined) {
    return text.slice(0, Number(position)).split('\n').length;
  }
  return /\bend of (JSON )?input\b/i.test(message) ? text.trimEnd().split('\n').length : undefined;
}
