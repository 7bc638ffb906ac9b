import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Marked, type MarkedToken, type Token, type Tokens } from 'marked';
import React, { type ReactNode, useMemo } from 'react';

import { plainText } from './plainText';

const markdown = new Marked({ gfm: true });

/** Characters of a text that is read as Markdown; a longer one is shown as it is. */
const LONGEST = 200_000;

/** Lists and quotations nest a few levels; what lies deeper is shown as it was written. */
const MAX_DEPTH = 20;

/**
 * Markdown from outside, for reading. It is drawn from its parts and never through HTML: tags in it are text, pictures are
 * not fetched but named, and links lead to the web only.
 */
export function Markdown({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  const shown = useMemo(() => plainText(text).text, [text]);
  const tokens = useMemo(() => tokensOf(shown), [shown]);
  return (
    <div className={styles.markdown}>
      {tokens === undefined ? <pre>{shown}</pre> : <Parts tokens={tokens} depth={0} />}
    </div>
  );
}

function tokensOf(text: string): Token[] | undefined {
  try {
    return text.length > LONGEST ? undefined : markdown.lexer(text);
  } catch {
    // Nested more deeply than can be followed.
    return undefined;
  }
}

function Parts({ tokens, depth }: { tokens: readonly Token[] | undefined; depth: number }) {
  return (
    <>
      {(tokens ?? []).map((token, index) => (
        <React.Fragment key={index}>
          {depth > MAX_DEPTH ? token.raw : draw(token as MarkedToken, depth + 1)}
        </React.Fragment>
      ))}
    </>
  );
}

function draw(token: MarkedToken, depth: number): ReactNode {
  const inside = 'tokens' in token && <Parts tokens={token.tokens} depth={depth} />;
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      // The page has headings of its own.
      return <p data-heading={token.depth}>{inside}</p>;
    case 'paragraph':
      return <p>{inside}</p>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'del':
      return <del>{inside}</del>;
    case 'link':
      return <WebLink href={token.href}>{inside}</WebLink>;
    case 'image':
      return <code>{`🖼 ${token.text} ${token.href}`}</code>;
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{token.text}</code>
        </pre>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'hr':
      return <hr />;
    case 'br':
      return <br />;
    case 'list':
      return <Listed list={token} depth={depth} />;
    case 'table':
      return <Tabled table={token} depth={depth} />;
    case 'text':
      return token.tokens === undefined ? token.text : inside;
    case 'escape':
      return token.text;
    default:
      return token.raw;
  }
}

/** A link that says where it leads; anything but an address of the web stays text. */
function WebLink({ href, children }: { href: string; children: ReactNode }) {
  return /^https?:\/\//i.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children}
    </a>
  ) : (
    <>
      {children} ({href})
    </>
  );
}

function Listed({ list, depth }: { list: Tokens.List; depth: number }) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      {item.task && `${item.checked === true ? '☑' : '☐'} `}
      <Parts tokens={item.tokens} depth={depth} />
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>;
}

function Tabled({ table, depth }: { table: Tokens.Table; depth: number }) {
  const cell = ({ tokens }: Tokens.TableCell) => <Parts tokens={tokens} depth={depth} />;
  return (
    <table>
      <thead>
        <tr>
          {table.header.map((header, index) => (
            <th key={index}>{cell(header)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((one, column) => (
              <td key={column}>{cell(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  markdown: css({
    fontSize: theme.typography.bodySmall.fontSize,
    lineHeight: 1.5,
    overflowWrap: 'anywhere',
    '& > *:first-child': { marginTop: 0 },
    '& > *:last-child': { marginBottom: 0 },
    'p, ul, ol, pre, blockquote, table': { margin: theme.spacing(0, 0, 1) },
    'ul, ol': { paddingLeft: theme.spacing(2.5) },
    'p[data-heading]': { fontWeight: theme.typography.fontWeightMedium, fontSize: theme.typography.body.fontSize },
    a: { color: theme.colors.text.link, textDecoration: 'underline' },
    blockquote: { paddingLeft: theme.spacing(1), borderLeft: `3px solid ${theme.colors.border.medium}` },
    'code, pre': { fontFamily: theme.typography.fontFamilyMonospace, fontSize: '0.95em' },
    code: { padding: 0, border: 0, background: 'none', color: 'inherit', whiteSpace: 'pre-wrap' },
    pre: {
      padding: theme.spacing(1),
      overflow: 'auto',
      border: `1px solid ${theme.colors.border.weak}`,
      background: theme.colors.background.canvas,
      color: theme.colors.text.primary,
      whiteSpace: 'pre-wrap',
      wordBreak: 'normal',
    },
    hr: { margin: theme.spacing(1, 0), border: 0, borderTop: `1px solid ${theme.colors.border.medium}` },
    'th, td': { padding: theme.spacing(0.25, 1), border: `1px solid ${theme.colors.border.weak}`, textAlign: 'left' },
    'li > p:last-child': { marginBottom: 0 },
  }),
});
