/** Tempo's scanner reads a query in pieces of so many bytes. */
const PIECE = 1024;

/** More than what the scanner looks ahead from the start of a word, whatever brackets come before the name. */
const LOOKAHEAD = 64;

/** String literals, blanks, and everything between. */
const PARTS = /"(?:\\.|[^"\\])*"|\s+|[^\s"]+/gs;

/**
 * Blanks a query out where Tempo would lose the rest of it: `unexpected $end` after 1,024 or 2,048 characters. To find
 * out whether an attribute begins with a scope, and whether a number is a duration, Tempo's lexer looks ahead with a
 * copy of its scanner; where that copy comes to the end of a piece it reads the next one, which the scanner itself then
 * never sees (Tempo's issue 3513). So no word may begin shortly before the end of a piece.
 */
export function keepWordsWhole(query: string): string {
  let whole = '';
  let bytes = 0;
  for (const [part] of query.matchAll(PARTS)) {
    const left = PIECE - (bytes % PIECE);
    const afterBlank = whole.endsWith(' ');
    const padding = afterBlank && left < LOOKAHEAD ? ' '.repeat(left) : '';
    whole += padding + part;
    bytes += padding.length + UTF8.encode(part).length;
  }
  return whole;
}

const UTF8 = new TextEncoder();
