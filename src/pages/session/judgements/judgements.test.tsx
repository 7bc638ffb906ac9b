import { dateTime } from '@grafana/data';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { AnnotationError } from '../../../sources/annotations';
import { judge } from '../../../sources/judgements';
import { TEST_IDS } from '../../../testIds';
import { FakeAnnotations } from '../../../testing/fakeAnnotations';
import { FakeTempo } from '../../../testing/fakeSources';
import { renderAt, withLayout } from '../../../testing/render';
import { runSpans, SESSION_ID } from '../../../testing/runs';
import SessionPage from '../SessionPage';

withLayout(1200, 600);
jest.setTimeout(30_000);
/** Drawing a session takes a busy machine longer than tests usually wait. */
const PATIENT = { timeout: 15_000 };

const RANGE = { from: dateTime(0), to: dateTime(21_600_000), raw: { from: 'now-6h', to: 'now' } };

async function open(annotations: FakeAnnotations) {
  const sources = { tempo: new FakeTempo(runSpans(1)), logSelector: '{a="b"}', annotations };
  renderAt(
    `/a/app/session?id=${SESSION_ID}&view=checks`,
    <SessionPage sources={sources} timeRange={RANGE} timeZone="utc" />
  );
  await waitFor(() => expect(screen.queryByTestId(TEST_IDS.session.progress)).not.toBeInTheDocument(), PATIENT);
}

const thumb = (name: RegExp) => within(screen.getByTestId(TEST_IDS.session.thumbs)).getByRole('button', { name });
const said = () => screen.getByTestId(TEST_IDS.session.judgements);
const form = () => within(screen.getByTestId(TEST_IDS.session.thumbForm));

it('a thumb with a comment is kept, shown, counted, and can be taken back', async () => {
  const annotations = new FakeAnnotations();
  await open(annotations);
  await userEvent.click(thumb(/^Bad: 0/));
  await userEvent.type(form().getByRole('textbox'), 'asked <b>twice</b>');
  await userEvent.click(form().getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(said()).toHaveTextContent('Badasked <b>twice</b>ada'));
  expect(annotations.all).toMatchObject([
    { tags: expect.arrayContaining([`session:${encodeURIComponent(SESSION_ID)}`, 'judgement:down']) },
  ]);
  expect(thumb(/^Bad: 1/)).toBeInTheDocument();
  await userEvent.click(within(said()).getByRole('button', { name: 'Take it back' }));
  await waitFor(() => expect(thumb(/^Bad: 0/)).toBeInTheDocument());
  expect(annotations.all).toEqual([]);
});

it('who may not write is told before trying', async () => {
  const annotations = new FakeAnnotations({ create: false, remove: false });
  await judge(annotations, SESSION_ID, { opinion: 'up', text: 'well done', from: 0, to: 0 });
  await open(annotations);
  await waitFor(() => expect(said()).toHaveTextContent('well done'));
  expect(said()).toHaveTextContent('You may read this but not add to it: Editors may');
  expect(thumb(/^Good: 1/)).toHaveAttribute('aria-disabled', 'true');
  expect(within(said()).queryByRole('button')).not.toBeInTheDocument();
});

it('a refusal is a sentence, and says what to ask for', async () => {
  const annotations = new FakeAnnotations();
  await open(annotations);
  annotations.failure = new AnnotationError({ kind: 'forbidden', status: 403, said: 'no <i>way</i>' });
  await userEvent.click(thumb(/^Good/));
  await userEvent.click(form().getByRole('button', { name: 'Save' }));
  const problem = await screen.findByTestId(TEST_IDS.session.judgementProblem);
  expect(problem).toHaveTextContent('permission annotations:create. It said: no <i>way</i>');
});
