import { render } from '@testing-library/react';
import React from 'react';

import { Markdown } from './Markdown';

const shown = (text: string) => render(<Markdown text={text} />).container;

it('is drawn for reading', () => {
  const page = shown(
    '# Plan\n\n1. **read** `a.ts`\n2. fix\n   - [x] one\n\n```ts\nconst a = 1 < 2;\n```\n\n|a|b|\n|-|-|\n|1|2|\n'
  );
  expect(page.querySelector('[data-heading="1"]')).toHaveTextContent('Plan');
  expect(page.querySelectorAll('ol > li')).toHaveLength(2);
  expect(page.querySelector('li li')).toHaveTextContent('☑ one');
  expect(page.querySelector('strong')).toHaveTextContent('read');
  expect(page.querySelector('pre code')?.textContent).toBe('const a = 1 < 2;');
  expect(page.querySelectorAll('td')).toHaveLength(2);
});

describe('hostile Markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '![tracker](https://example.com/pixel.png)',
    'inline <iframe src="https://example.com"></iframe> tag',
    '<style>body{display:none}</style>',
    '<a href="javascript:alert(1)">click</a>',
  ])('%s is text', (text) => {
    const page = shown(text);
    expect(page.querySelectorAll('script, img, iframe, style, a, svg, object')).toHaveLength(0);
    expect(page.textContent).not.toBe('');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.com',
    'file:///etc/passwd',
    'JaVaScRiPt:x',
  ])('a link to %s leads nowhere', (href) => {
    const page = shown(`[click](${href})`);
    expect(page.querySelector('a')).toBeNull();
    expect(page).toHaveTextContent('click');
  });

  it('a link to the web opens apart, and tells nothing of where it was', () => {
    const link = shown('[docs](https://example.com/?a=<b>)').querySelector('a');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    expect(link).toHaveAttribute('title', 'https://example.com/?a=<b>');
  });

  it('unseen characters are seen, and deep nesting does no harm', () => {
    expect(shown('a\u202eb')).toHaveTextContent('a⟦U+202E⟧b');
    expect(shown(`${'> '.repeat(3000)}deep`)).toHaveTextContent('deep');
    expect(shown(`${'- '.repeat(500)}deep`)).toHaveTextContent('deep');
  });
});
