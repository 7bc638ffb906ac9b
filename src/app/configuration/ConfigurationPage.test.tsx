import { type AppPluginMeta, type PluginConfigPageProps } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  type DataSourceSrv,
  setBackendSrv,
  setDataSourceSrv,
} from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { type Observable, of, throwError } from 'rxjs';

import { TEST_IDS } from '../../testIds';
import { withLayout } from '../../testing/render';
import ConfigurationPage from './ConfigurationPage';

withLayout(800, 600);
jest.setTimeout(30_000);

const FOUND = [
  { uid: 'tempo-1', name: 'Tempo one', type: 'tempo' },
  { uid: 'tempo-2', name: 'Tempo two', type: 'tempo', isDefault: true },
  { uid: 'loki-1', name: 'Loki one', type: 'loki' },
];

function open(jsonData: object, answer: () => Observable<unknown> = () => of({})) {
  const requests: BackendSrvRequest[] = [];
  setDataSourceSrv({
    getList: ({ type }: { type: string }) => FOUND.filter((source) => source.type === type),
  } as unknown as DataSourceSrv);
  setBackendSrv({
    fetch: (request: BackendSrvRequest) => {
      requests.push(request);
      return answer();
    },
  } as unknown as BackendSrv);
  const meta = { id: 'the-app', enabled: true, pinned: false, jsonData };
  const props = { plugin: { meta } } as unknown as PluginConfigPageProps<AppPluginMeta>;
  render(<ConfigurationPage {...props} />);
  return requests;
}

const field = (name: string) => screen.getByTestId<HTMLInputElement>(TEST_IDS.configuration.field(name));
const save = () => userEvent.click(screen.getByTestId(TEST_IDS.configuration.save));

it('shows what is set, and what is found where nothing is', () => {
  open({ sources: { loki: 'loki-1' }, logSelector: '{job="agents"}', attributes: { team: 'my.team' } });
  expect(field('loki')).toHaveValue('Loki one');
  expect(field('tempo')).toHaveValue('Automatic: Tempo two');
  expect(field('prometheus')).toHaveValue('Automatic: Grafana has none that you may query');
  expect(field('logSelector')).toHaveValue('{job="agents"}');
  expect(field('team')).toHaveValue('my.team');
  expect(field('tenant')).toHaveValue('');
});

it('keeps the calls that make no loop, and says what is wrong with them', async () => {
  const requests = open({ notLoops: [{ tool: 'check' }] });
  expect(screen.getByRole('textbox', { name: 'Tool 1' })).toHaveValue('check');
  await userEvent.click(screen.getByRole('button', { name: 'Add calls' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Arguments 2' }), '*gh pr checks*');
  expect(screen.getByText(/name the tool/)).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: 'Tool 2' }), 'bash');
  await userEvent.click(screen.getByRole('button', { name: 'Remove 1' }));
  await save();
  expect(requests[0]?.data.jsonData.notLoops).toEqual([{ tool: 'bash', arguments: '*gh pr checks*' }]);
});

it('saves to Grafana, keeps the app switched on, and says what was saved', async () => {
  const requests = open({ sources: { loki: 'loki-1' } });
  await userEvent.type(field('tenant'), 'customer.id');
  await userEvent.clear(field('logSelector'));
  await userEvent.type(field('logSelector'), '{{service_name="coder"}');
  await save();
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    url: '/api/plugins/the-app/settings',
    method: 'POST',
    data: {
      enabled: true,
      pinned: false,
      jsonData: {
        sources: { loki: 'loki-1' },
        logSelector: '{service_name="coder"}',
        attributes: { tenant: 'customer.id' },
      },
    },
  });
  const result = await screen.findByTestId(TEST_IDS.configuration.result);
  expect(result).toHaveTextContent('Saved.');
  expect(result).toHaveTextContent('tenant: customer.id');
});

it('says what is wrong, and does not save it', async () => {
  const requests = open({});
  await userEvent.clear(field('logSelector'));
  await userEvent.type(field('logSelector'), 'coder');
  expect(screen.getByText(/A stream selector stands in braces/)).toBeInTheDocument();
  expect(screen.getByTestId(TEST_IDS.configuration.save)).toBeDisabled();
  expect(requests).toEqual([]);
});

it('shows the prices that are set, saves others, and names the field that is wrong', async () => {
  const document = { source: 'contract', prices: [{ model: 'm', perMillion: { input: 1, output: 2 } }] };
  const requests = open({ prices: document });
  expect(JSON.parse(field('prices').value)).toEqual(document);

  fireEvent.change(field('prices'), { target: { value: '{ "source": "x", "prices": [{ "model": 7 }] }' } });
  expect(screen.getByText(/at prices\.0\.model: /)).toBeInTheDocument();
  expect(screen.getByTestId(TEST_IDS.configuration.save)).toBeDisabled();

  const other = { ...document, source: 'other contract' };
  fireEvent.change(field('prices'), { target: { value: JSON.stringify(other) } });
  await save();
  expect(requests).toMatchObject([{ data: { jsonData: { prices: other } } }]);
  expect(await screen.findByTestId(TEST_IDS.configuration.result)).toHaveTextContent('other contract (1)');
});

it('says that a data source which was chosen is gone', () => {
  open({ sources: { tempo: 'deleted' } });
  expect(screen.getByText(/The data source deleted is gone/)).toBeInTheDocument();
});

it('says why Grafana refused to save', async () => {
  open({}, () => throwError(() => Object.assign(new Error('Access denied'), { status: 403 })));
  await save();
  const result = await screen.findByTestId(TEST_IDS.configuration.result);
  expect(result).toHaveTextContent('The settings were not saved.');
  expect(result).toHaveTextContent('Access denied');
});
