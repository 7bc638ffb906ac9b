import { render } from '@testing-library/react';
import React from 'react';

import { Change } from './Change';

type Props = React.ComponentProps<typeof Change>;

const shown = (props: Props) => render(<Change {...props} />).container.textContent;

describe('the change since the period before', () => {
  it.each<[string, Props, string]>([
    ['rose', { now: 15, before: 10 }, '↑ 50 %'],
    ['fell', { now: 5, before: 10 }, '↓ 50 %'],
    ['is the same', { now: 10, before: 10 }, '='],
    ['rounds to nothing', { now: 1001, before: 1000 }, '='],
    ['began', { now: 3, before: 0 }, '↑'],
    ['never began', { now: 0, before: 0 }, '='],
    ['rose by points', { now: 0.95, before: 0.9, of: 'percent' }, '↑ 5'],
    ['rounds to no point', { now: 0.908, before: 0.911, of: 'percent' }, '='],
    ['rose from no part', { now: 0.5, before: 0, of: 'percent' }, '↑ 50'],
    ['is unknown', { now: 3, before: undefined }, ''],
    ['is no number', { now: NaN, before: 1, of: 'percent' }, ''],
  ])('%s', (_, props, text) => {
    expect(shown(props)?.replace(/\s/g, ' ')).toBe(text);
  });
});
