import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

import { metricOf } from '../alert-rules/contract/metrics';
import { readExpression } from '../alert-rules/generator/promql/selectors';
import { DASHBOARDS } from './all';
import { queryId, type Panel } from './description';
import { dashboardFiles, OUTPUT } from './files';

const panels = DASHBOARDS.flatMap((dashboard) =>
  dashboard.rows.flatMap(({ panels: own }) => own.map((panel) => ({ dashboard, panel })))
);

describe('the dashboards that are committed', () => {
  const files = dashboardFiles({ withApp: true });

  it('are what their descriptions make: npm run dashboards', () => {
    const committed = readdirSync(OUTPUT).filter((name) => name.endsWith('.json'));
    assert.deepEqual(committed.sort(), [...files.keys()].sort());
    for (const [name, text] of files) {
      assert.equal(readFileSync(join(OUTPUT, name), 'utf8'), text, name);
    }
  });

  it('lead to the app; without it nothing does', () => {
    assert.ok([...files.values()].every((text) => text.includes('/a/flightrecorder-agents-app/sessions')));
    assert.ok([...dashboardFiles({ withApp: false }).values()].every((text) => !text.includes('/a/')));
  });

  it('can be imported into any Grafana: no ids, any Prometheus', () => {
    for (const [name, text] of files) {
      const { id, panels: built } = JSON.parse(text) as { id?: unknown; panels: Array<Record<string, unknown>> };
      assert.equal(id ?? null, null, name);
      const sources = built.filter(({ type }) => type !== 'row').map(({ datasource }) => datasource);
      assert.ok(sources.every((source) => JSON.stringify(source) === '{"type":"prometheus","uid":"${prometheus}"}'));
    }
  });
});

/** Names that the generated rules record, those that wait for an emitter too. */
function recorded(): Set<string> {
  const folder = join(__dirname, '../alert-rules/generated');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(texts.flatMap((text) => [...text.matchAll(/^\s*- record: (\S+)$/gm)].map(([, name]) => name!)));
}

describe('every query', () => {
  const expressions = panels.flatMap(({ dashboard, panel }) =>
    panel.queries.map((query) => ({ id: queryId(dashboard, panel, query), expr: filledIn(query.expr) }))
  );

  it('is PromQL', () => {
    for (const { id, expr } of expressions) {
      assert.equal(readExpression(expr).errorAt, undefined, `${id}: ${expr}`);
    }
  });

  it('reads agents’ metrics of the contract, or what the rules record', () => {
    const known = recorded();
    for (const { id, expr } of expressions) {
      const names = readExpression(expr).selectors.map(({ metric }) => metric);
      const unknown = names.filter(
        (name) => /^agent_|:/.test(name) && metricOf(name) === undefined && !known.has(name)
      );
      assert.deepEqual(unknown, [], id);
    }
  });
});

/** Grafana's windows are no PromQL. */
function filledIn(expr: string): string {
  return expr.replaceAll(/\$__rate_interval_ms/g, '60000').replaceAll(/\$__(range|rate_interval)\b/g, '1h');
}

describe('every panel', () => {
  it('says what it shows, when to worry, what to do, and why it may be empty', () => {
    for (const { dashboard, panel } of panels) {
      for (const part of ['shows', 'worry', 'act', 'empty'] as const) {
        assert.match(panel[part], /^.{8,}[.?]$/s, `${dashboard.title} › ${panel.title}: ${part}`);
      }
    }
  });

  it('has queries of names of their own', () => {
    const ids = panels.flatMap(({ dashboard, panel }) =>
      panel.queries.map((query) => queryId(dashboard, panel, query))
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  it('reads only filters that its dashboard has', () => {
    for (const { dashboard, panel } of panels) {
      const known = new Set(dashboard.variables.map(({ label }) => label));
      const used = panel.queries.flatMap(({ expr }) =>
        [...expr.matchAll(/\$(?!__)([a-z]\w*)/g)].map(([, name]) => name!)
      );
      assert.deepEqual(
        used.filter((name) => !known.has(name)),
        [],
        `${dashboard.title} › ${panel.title}`
      );
    }
  });

  it('leads to sessions by labels that its queries keep', () => {
    for (const { dashboard, panel } of panels) {
      for (const label of Object.values(panel.sessionsBy ?? {})) {
        for (const { expr } of panel.queries) {
          assert.match(expr, new RegExp(`by \\([^)]*\\b${label}\\b`), `${dashboard.title} › ${panel.title}: ${label}`);
        }
      }
    }
  });

  it('fits beside the others of its row', () => {
    const widthOf = (row: readonly Panel[]) => row.reduce((sum, { width }) => sum + width, 0);
    for (const { title, rows } of DASHBOARDS) {
      for (const row of rows) {
        assert.equal(widthOf(row.panels) % 24, 0, `${title} › ${row.title}`);
      }
    }
  });
});
