/** Colours and cursor moves of terminals: ECMA-48 control sequences, and the operating system commands of xterm. */

const TERMINAL = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[@-Z\\^_]/g;

/**
 * Characters that are not seen, or change what others look like: controls but for tab and line feeds, marks of the
 * direction of writing (a text can read otherwise than it runs), blanks without width, and tags, which hide whole texts.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A piece of text from outside, so that it shows what it is. */
export interface PlainText {
  text: string;
  /** Terminal colours that were taken out. */
  colors: number;
  /** Unseen characters that are written as their code points. */
  unseen: number;
}

/** A name from outside, in one line, so that it shows what it is. */
export function plainName(raw: string): string {
  return plainText(raw).text.replace(/\s+/g, ' ');
}

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The same for a sentence that goes on after it: marks of Unicode isolate what is written from right to left. */
export function isolatedName(raw: string): string {
  const name = plainName(raw);
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Takes the colours of terminals out of a text, and writes characters that are not seen as `⟦U+202E⟧`. */
export function plainText(raw: string): PlainText {
  let colors = 0;
  let unseen = 0;
  const text = raw
    .replace(TERMINAL, () => {
      colors += 1;
      return '';
    })
    .replace(/\r\n/g, '\n')
    .replace(UNSEEN, (character, at: number, whole: string) => {
      // A joiner between emoji belongs to them.
      if (character === '\u200d' && /\p{Extended_Pictographic}\ufe0f?$/u.test(whole.slice(Math.max(0, at - 3), at))) {
        return character;
      }
      unseen += 1;
      return `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`;
    });
  return { text, colors, unseen };
}
