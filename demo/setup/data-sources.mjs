// @ts-check

/**
 * The data sources of the host page: the same uids and names as those that provisioning/ gives Grafana.
 *
 * @param {{ tempo: string, loki: string, prometheus: string, alertmanager: string }} urls of the backends
 */
export function hostDataSources(urls) {
  return [
    { uid: 'flightrecorder-tempo', type: 'tempo', name: 'Tempo', url: urls.tempo, jsonData: {} },
    { uid: 'flightrecorder-loki', type: 'loki', name: 'Loki', url: urls.loki, jsonData: {} },
    {
      uid: 'flightrecorder-prometheus',
      type: 'prometheus',
      name: 'Prometheus',
      url: urls.prometheus,
      isDefault: true,
      jsonData: {},
    },
    {
      uid: 'flightrecorder-alertmanager',
      type: 'alertmanager',
      name: 'Alertmanager',
      url: urls.alertmanager,
      jsonData: { implementation: 'prometheus' },
    },
  ];
}
