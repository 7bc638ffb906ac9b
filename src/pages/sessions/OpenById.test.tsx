import { screen } from '@testing-library/react';
import React from 'react';

import { renderAt } from '../../testing/render';
import { OpenById } from './OpenById';

const open = (text: string, shown: string[] = []) =>
  renderAt('/a/app/sessions', <OpenById text={text} shown={shown} search="from=now-1h&to=now" />);

it.each(['5b8efff798038103d269b633813fc60c', ' chatcmpl-a1b2c3 ', 'resp_0006/<b>'])('%j leads to its session', (id) => {
  open(id);
  const link = new URL(screen.getByRole('link').getAttribute('href') ?? '', 'http://grafana');
  expect(link.pathname).toMatch(/\/session$/);
  expect(link.searchParams.get('id')).toBe(id.trim());
  expect(link.searchParams.get('from')).toBe('now-1h');
});

it.each([['fix login'], ['coder'], ['v2'], ['']])('%j is no id', (text) => {
  open(text);
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

it('is not needed where the list has it', () => {
  open('session-0001', ['session-0001']);
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});
