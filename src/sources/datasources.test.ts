import { setDataSourceSrv, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';

import { findSources, sourcesOfType } from './datasources';

const KNOWN = [
  { uid: 't1', name: 'Tempo A', type: 'tempo' },
  { uid: 't2', name: 'Tempo B', type: 'tempo', isDefault: true },
  { uid: 't3', name: 'Tempo C', type: 'tempo' },
  { uid: 'l1', name: 'Loki A', type: 'loki' },
  { uid: 'l2', name: 'Loki B', type: 'loki' },
  // Grafana lists a data source without metrics, logs or traces only where all are asked for.
  { uid: 'a1', name: 'Alertmanager', type: 'alertmanager', hidden: true },
];

function grafanaKnows(known: typeof KNOWN): void {
  const getList = ({ type, all }: GetDataSourceListFilters) =>
    known.filter((source) => source.type === type && (all === true || source.hidden !== true));
  setDataSourceSrv({ getList } as unknown as DataSourceSrv);
}

describe('findSources', () => {
  beforeEach(() => grafanaKnows(KNOWN));

  it('takes the default of a type, else the first', () => {
    expect(findSources({})).toEqual({
      tempo: { uid: 't2', name: 'Tempo B', type: 'tempo' },
      loki: { uid: 'l1', name: 'Loki A', type: 'loki' },
      alertmanager: { uid: 'a1', name: 'Alertmanager', type: 'alertmanager' },
    });
  });

  it('takes the one that the settings name', () => {
    expect(findSources({ tempo: 't3', loki: 'l2' })).toMatchObject({ tempo: { uid: 't3' }, loki: { uid: 'l2' } });
    expect(findSources({ tempo: 't3' }).tempo).not.toHaveProperty('insteadOf');
  });

  it('says where it takes another one, also where the uid belongs to another type', () => {
    expect(findSources({ tempo: 'gone', loki: 't1' })).toMatchObject({
      tempo: { uid: 't2', insteadOf: 'gone' },
      loki: { uid: 'l1', insteadOf: 't1' },
    });
  });

  it('finds nothing where there is nothing', () => {
    grafanaKnows([]);
    expect(findSources({ tempo: 't1' })).toEqual({});
    expect(sourcesOfType('loki')).toEqual([]);
  });
});
