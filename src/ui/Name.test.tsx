import { render, screen } from '@testing-library/react';
import React from 'react';

import { UNKNOWN } from './format';
import { Name, Names } from './Name';
import { isolatedName } from './plainText';

const TURNED = 'read\u202eelif';

it('isolates a name and shows what of it is not seen', () => {
  render(<Name of={TURNED} />);
  const name = screen.getByText('read⟦U+202E⟧elif');
  expect(name.tagName).toBe('BDI');
  expect(name).toHaveAttribute('title', 'read⟦U+202E⟧elif');
});

it('says of a name that nothing tells that it is unknown', () => {
  render(<Name of={undefined} />);
  expect(screen.getByText(UNKNOWN)).toBeInTheDocument();
});

it('isolates each of some names', () => {
  const { container } = render(<Names of={['אבג', TURNED, 'אבג']} separator=" ⇄ " />);
  expect(Array.from(container.querySelectorAll('bdi'), ({ textContent }) => textContent)).toEqual([
    'אבג',
    'read⟦U+202E⟧elif',
    'אבג',
  ]);
  expect(container).toHaveTextContent('אבג ⇄ read⟦U+202E⟧elif ⇄ אבג');
});

it('isolates a name in a sentence where its script would turn that round', () => {
  expect(isolatedName('אבג\n\u202e')).toBe('\u2068אבג ⟦U+202E⟧\u2069');
  expect(isolatedName('read\u202eelif')).toBe('read⟦U+202E⟧elif');
});
