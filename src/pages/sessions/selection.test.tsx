import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { TEST_IDS } from '../../testIds';
import { FakeTempo } from '../../testing/fakeSources';
import { currentQuery, withLayout } from '../../testing/render';
import { open, PATH, shows, THREE } from '../../testing/sessionsList';

withLayout(1200, 600);
jest.setTimeout(30_000);

const boxOf = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });

it('selects two rows to compare, and no third one', async () => {
  open({ tempo: new FakeTempo(THREE()) });
  await shows(['alpha', 'beta', 'gamma']);
  expect(screen.queryByTestId(TEST_IDS.sessions.picked)).toBeNull();
  await userEvent.click(boxOf('gamma'));
  expect(screen.getByTestId(TEST_IDS.sessions.picked)).toHaveTextContent('select the one to compare it with');
  await userEvent.click(boxOf('alpha'));
  await userEvent.click(boxOf('beta'));
  expect(boxOf('beta')).not.toBeChecked();
  expect(currentQuery().getAll('pick')).toEqual(['gamma', 'alpha']);
  const bar = screen.getByTestId(TEST_IDS.sessions.picked);
  expect(bar).toHaveTextContent('clear one of them first');
  const compare = new URL(screen.getByTestId<HTMLAnchorElement>(TEST_IDS.sessions.compare).href);
  expect(compare.pathname).toMatch(/\/compare$/);
  expect(Object.fromEntries(compare.searchParams)).toMatchObject({ left: 'gamma', right: 'alpha', from: 'now-6h' });
  await userEvent.click(within(bar).getByRole('button', { name: 'Clear the selection' }));
  expect(screen.queryByTestId(TEST_IDS.sessions.picked)).toBeNull();
});

it('selects by the space bar, and shows a selection of the URL', async () => {
  open({ tempo: new FakeTempo(THREE()) }, `${PATH}&pick=beta`);
  await shows(['alpha', 'beta', 'gamma']);
  expect(boxOf('beta')).toBeChecked();
  screen.getByRole('grid').focus();
  await userEvent.keyboard('{ArrowDown} ');
  expect(currentQuery().getAll('pick')).toEqual(['beta', 'alpha']);
  await userEvent.keyboard(' ');
  expect(currentQuery().getAll('pick')).toEqual(['beta']);
});
