import { join } from 'node:path';

import { type Definitions } from '../generator/definitions';
import { definitionFiles, repositoryRoot } from '../generator/files';
import { describeProblem } from '../generator/problems';
import { readDefinitions } from '../generator/read/definitions';
import { type TextFile } from '../generator/read/yaml-file';

/** A file beside those of this repository, as another tool might have written it. */
export function importedFile(text: string, name = 'shop.yaml'): TextFile {
  return { path: `alert-rules/slo/imported/${name}`, text };
}

/** An SLO of errors by path of a shop's requests, in one document. */
export const SHOP = `# Exported.
apiVersion: openslo/v1
kind: SLO
metadata:
  name: shop-requests
  displayName: Shop requests
  labels: { team: [shop, web] }
  annotations: { other.tool/owner: shop }
spec:
  service: shop
  description: |
    Requests get an answer
    that is no error.
  indicator:
    metadata: { name: shop-requests }
    spec:
      ratioMetric:
        counter: true
        bad:
          metricSource:
            type: Prometheus
            spec: { query: 'sum by (zone) (rate(shop_requests_total{code=~"(5..|4[2-9]{2})"}[{{.window}}]))' }
        total:
          metricSource:
            type: Prometheus
            spec: { query: 'sum(rate(shop_requests_total[{{.window}}])) by (zone)' }
  timeWindow:
    - duration: 30d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - target: 0.99
`;

/** The same, with the indicator, the source and the policies in documents of their own. */
export const SHOP_APART = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: main }
spec: { type: prometheus, connectionDetails: { url: 'http://localhost:9090' } }
---
apiVersion: openslo/v1
kind: Service
metadata: { name: shop }
spec: { description: The shop. }
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: answered }
spec:
  ratioMetric:
    counter: true
    good:
      metricSource:
        metricSourceRef: main
        spec: { promql: 'shop_requests_total{code!~"5.."}' }
    total:
      metricSource:
        metricSourceRef: main
        spec: { promql: 'shop_requests_total' }
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: { name: wake }
spec: { conditions: [{ conditionRef: fast }], notificationTargets: [{ targetRef: pager }] }
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: shop-answers
spec:
  service: shop
  indicatorRef: answered
  timeWindow: [{ duration: 30d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives:
    - { displayName: most, targetPercent: 99 }
    - { displayName: nearly all, targetPercent: 99.9 }
  alertPolicies: [wake]
---
`;

/** The shipped definitions with other tools' files in place of those that are there; what is said of them is a sentence each. */
export function readImported(...imported: TextFile[]): { definitions: Definitions; remarks: string[] } {
  const files = { ...definitionFiles(join(repositoryRoot, 'alert-rules')), imported };
  const { definitions, remarks } = readDefinitions(files);
  return { definitions, remarks: remarks.map(describeProblem) };
}
