import { t } from '@grafana/i18n';

import { GEN_AI, GENERAL, VCS } from '../../dialects/keys';
import { type SourceType } from '../../sources/datasources';
import { type NamedAttribute } from '../../sources/settings';

/** Name of a type of data source. Product names are the same in every language. */
export function sourceName(type: SourceType): string {
  const names: Record<SourceType, string> = {
    tempo: 'Tempo',
    loki: 'Loki',
    prometheus: 'Prometheus',
    alertmanager: 'Alertmanager',
  };
  return names[type];
}

/** What the app reads from a data source. */
export function sourceUse(type: SourceType): string {
  const uses: Record<SourceType, string> = {
    tempo: t('configuration.sources.tempo', 'Spans: sessions, their runs, steps and calls.'),
    loki: t(
      'configuration.sources.loki',
      'Log records: sessions of agents that write logs only, and the lines of a span.'
    ),
    prometheus: t('configuration.sources.prometheus', 'Metrics: trends and objectives.'),
    alertmanager: t('configuration.sources.alertmanager', 'Alerts: what is paging now.'),
  };
  return uses[type];
}

/** Label, explanation and example of an attribute that every company names differently. */
export function attributeField(name: NamedAttribute): { label: string; description: string; placeholder: string } {
  const fields: Record<NamedAttribute, { label: string; description: string; placeholder: string }> = {
    agent: {
      label: t('configuration.attributes.agent', 'Agent'),
      description: t(
        'configuration.attributes.agent-is',
        'Attribute that names the agent, where neither {{agent}} nor {{service}} does.',
        { agent: GEN_AI.agentName, service: GENERAL.serviceName }
      ),
      placeholder: GEN_AI.agentName,
    },
    team: {
      label: t('configuration.attributes.team', 'Team'),
      description: t('configuration.attributes.team-is', 'Attribute that names the team which the work is done for.'),
      placeholder: GENERAL.team,
    },
    repository: {
      label: t('configuration.attributes.repository', 'Repository'),
      description: t('configuration.attributes.repository-is', 'Attribute that names the repository worked on.'),
      placeholder: VCS.repositoryName,
    },
    tenant: {
      label: t('configuration.attributes.tenant', 'Tenant'),
      description: t('configuration.attributes.tenant-is', 'Attribute that names the customer or tenant.'),
      placeholder: GENERAL.tenant,
    },
  };
  return fields[name];
}
