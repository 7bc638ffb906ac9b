import type { ToolCall } from '../../model/session';
import { argumentPattern } from './argument-pattern';

/** Calls that an operator says make no loop: pollers, and whatever else asks again on purpose. */
export interface NotALoop {
  /** The tool's name; `*` stands for any characters. */
  tool: string;
  /** Its arguments as text, where `*` stands for any characters, or their shape such as `{path, text}`; undefined: any. */
  arguments?: string;
}

/** Whether an operator says that a loop is none: then each of its calls is one that makes no loop. */
export function isNoLoop({ calls }: { calls: readonly ToolCall[] }, rules: readonly NotALoop[]): boolean {
  return rules.length > 0 && calls.every((call) => rules.some((rule) => isMeant(call, rule)));
}

function isMeant({ name, arguments: text }: ToolCall, rule: NotALoop): boolean {
  return (
    matches(name, rule.tool) &&
    (rule.arguments === undefined ||
      rule.arguments === argumentPattern(text) ||
      (text !== undefined && matches(text, rule.arguments)))
  );
}

/** Piece by piece, in time that grows with the text alone: a pattern is no regular expression. */
function matches(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) {
    return text === pattern;
  }
  if (!text.startsWith(first)) {
    return false;
  }
  let reached = first.length;
  for (const piece of others) {
    const at = text.indexOf(piece, reached);
    if (at < 0) {
      return false;
    }
    reached = at + piece.length;
  }
  return text.length - last.length >= reached && text.endsWith(last);
}
