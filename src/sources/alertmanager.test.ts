import { body, fakeBackend, refusal, type FakeAnswer } from '../testing/backend';
import { AlertmanagerApi } from './alertmanager';

const source = { uid: 'u', name: 'Alertmanager', type: 'alertmanager' } as const;

const alert = (status: Partial<Record<'silencedBy' | 'inhibitedBy' | 'mutedBy', string[]>>) => ({
  fingerprint: 'f',
  labels: { alertname: 'A', slo: 's' },
  annotations: { summary: 'text' },
  startsAt: '2026-11-21T12:00:00.000Z',
  endsAt: '2026-11-21T12:05:00.000Z',
  receivers: [{ name: 'page' }],
  status: { state: 'active', silencedBy: [], inhibitedBy: [], ...status },
});

function alertmanager(answer: (path: string) => FakeAnswer) {
  return { seen: fakeBackend(({ path }) => answer(path)), api: new AlertmanagerApi(source) };
}

describe('alertsWith', () => {
  it('reads what fires, since when, and why nobody is told', async () => {
    const { api, seen } = alertmanager(() =>
      body([alert({}), alert({ silencedBy: ['1'] }), alert({ inhibitedBy: ['1'] }), alert({ mutedBy: ['weekend'] })])
    );
    const alerts = await api.alertsWith('slo');
    expect(alerts.map(({ quiet }) => quiet)).toEqual([undefined, 'silenced', 'held_back', 'muted']);
    expect(alerts[0]).toMatchObject({ labels: { alertname: 'A' }, since: Date.UTC(2026, 10, 21, 12) });
    expect(seen[0]).toMatchObject({ path: '/api/v2/alerts', params: { filter: 'slo=~".+"' } });
  });

  it('finds the place where Mimir has it', async () => {
    const { api, seen } = alertmanager((path) => (path.startsWith('/alertmanager') ? body([]) : refusal(404)));
    await expect(api.alertsWith('slo')).resolves.toEqual([]);
    expect(seen).toHaveLength(2);
  });

  it.each([
    [refusal(403), 'forbidden'],
    [refusal(404), 'not_found'],
    [body([{ labels: {} }]), 'unreadable'],
  ])('fails as what it met', async (answer, kind) => {
    const { api } = alertmanager(() => answer);
    await expect(api.alertsWith('slo')).rejects.toMatchObject({ kind });
  });
});
