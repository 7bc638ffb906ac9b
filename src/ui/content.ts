/** What a piece of content turned out to be. */
export interface Content {
  /** Ready to be shown: indented if it is JSON. */
  text: string;
  form: 'json' | 'broken-json' | 'text';
  /** Size in bytes at which it was probably cut on its way. */
  cutAt?: number;
}

/**
 * Sizes at which values get cut: Tempo's `max_attribute_bytes` by default, and what our stack sets. A value of exactly
 * this many bytes was longer, but for rare chance.
 */
const USUAL_CUTS: ReadonlySet<number> = new Set([2048, 4096, 8192, 16_384, 32_768, 65_536]);

/** Looks at arguments or a result: hostile text, often JSON, possibly cut. */
export function readContent(raw: string): Content {
  const bytes = new TextEncoder().encode(raw).length;
  const cutAt = USUAL_CUTS.has(bytes) ? bytes : undefined;
  if (isJson(raw)) {
    return { text: indentJson(raw), form: 'json', cutAt };
  }
  return { text: raw, form: /^\s*[[{]/.test(raw) ? 'broken-json' : 'text', cutAt };
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) {
    return false;
  }
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Beginnings of lines that Markdown gives a meaning to, and its fences and emphasis. */
const MARKDOWN = /^(#{1,6} \S|[-*] \S|\d+\. \S|```|\|.*\||> \S)|\*\*\S|\]\(https?:/m;

/** Whether a text looks as if it were written as Markdown. */
export function looksLikeMarkdown(text: string): boolean {
  return MARKDOWN.test(text);
}

/** Strings whole, brackets, commas and colons one by one, everything else (numbers, words) in one piece. */
const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g;

/** What lies deeper is indented no further: a hostile value would fill the memory with blanks. */
const DEEPEST = 40;

/**
 * Indents valid JSON token by token. Parsing and printing it again would round large numbers and drop repeated keys,
 * and this text is evidence.
 */
export function indentJson(json: string): string {
  const tokens = json.match(JSON_TOKEN) ?? [];
  let depth = 0;
  let out = '';
  const newLine = () => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token === '{' || token === '[') {
      const empty = next === '}' || next === ']';
      depth += 1;
      out += empty ? token : token + newLine();
    } else if (token === '}' || token === ']') {
      const empty = tokens[index - 1] === '{' || tokens[index - 1] === '[';
      depth -= 1;
      out += empty ? token : newLine() + token;
    } else if (token === ',') {
      out += token + newLine();
    } else {
      out += token === ':' ? ': ' : token;
    }
  });
  return out;
}
