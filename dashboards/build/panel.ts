import { PanelBuilder as MetersBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { type Builder, type Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  GraphDrawStyle,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type Panel as BuiltPanel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import {
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  PanelBuilder as HeatmapBuilder,
  YAxisConfigBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as FigureBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as GraphBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

import { type Panel, type PanelKind, type Query } from '../description';
import { sessionLinks } from './links';

/** The variable at the top of each dashboard that says which Prometheus it reads. */
export const DATA_SOURCE = { type: 'prometheus', uid: '${prometheus}' };

/** Rows of the grid that panels take: those beside one another as many, and less where all of them are figures. */
export function heightOf(panels: readonly Panel[]): number {
  return panels.every(({ as }) => as === 'figure') ? 5 : 8;
}

/** A share that is small looks small, and does not fill the axis when it is zero. */
const LEAST_SHARE_SHOWN = 0.1;

/** Stands in single cells of a table, as everywhere in the app; the panel's own sentence is for a table without rows. */
const UNKNOWN = '–';

/** A quantile of no calls, or a share of none. */
const NO_NUMBER = { type: 'special', options: { match: 'nan', result: { text: UNKNOWN, index: 0 } } };

/** @param withApp with links to the app's pages */
export function buildPanel(panel: Panel, height: number, withApp: boolean): Builder<BuiltPanel> {
  const builder = KINDS[panel.as](panel)
    .title(panel.title)
    .description(descriptionOf(panel))
    .datasource(DATA_SOURCE)
    .height(height)
    .span(panel.width)
    .unit(panel.unit)
    .noValue(panel.empty)
    .thresholds(thresholdsOf(panel));
  if (withApp && panel.sessionsBy !== undefined) {
    builder.dataLinks(sessionLinks(panel));
  }
  return builder;
}

type AnyBuilder = FigureBuilder | GraphBuilder | HeatmapBuilder | TableBuilder | MetersBuilder;

const KINDS: Readonly<Record<PanelKind, (panel: Panel) => AnyBuilder>> = {
  figure: ({ queries, limits }) =>
    new FigureBuilder()
      .targets(queries.map(instantQuery))
      .graphMode(BigValueGraphMode.None)
      .colorMode(limits === undefined ? BigValueColorMode.None : BigValueColorMode.Value)
      .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull'])),
  lines: (panel) =>
    (panel.unit === 'percentunit' ? graph(panel).axisSoftMax(LEAST_SHARE_SHOWN) : graph(panel))
      .lineWidth(1)
      .fillOpacity(0)
      .axisSoftMin(0)
      .thresholdsStyle(
        new GraphThresholdsStyleConfigBuilder().mode(
          panel.limits === undefined ? GraphThresholdsStyleMode.Off : GraphThresholdsStyleMode.Dashed
        )
      ),
  bars: (panel) =>
    graph(panel)
      .drawStyle(GraphDrawStyle.Bars)
      .fillOpacity(70)
      .lineWidth(0)
      .min(0)
      .stacking(new StackingConfigBuilder().mode(StackingMode.Normal)),
  heatmap: ({ queries, unit }) =>
    new HeatmapBuilder()
      .targets(queries.map((query, index) => rangeQuery(query, index).format(PromQueryFormat.Heatmap).exemplar(true)))
      .calculate(false)
      .yAxis(new YAxisConfigBuilder().unit(unit))
      .color(new HeatmapColorOptionsBuilder().mode(HeatmapColorMode.Scheme).scheme('Blues').steps(32)),
  table: ({ queries, unit }) => {
    const table = new TableBuilder()
      .targets(queries.map((query, index) => instantQuery(query, index).format(PromQueryFormat.Table)))
      .withTransformation({ id: 'merge', options: {} })
      .withTransformation({
        id: 'organize',
        options: {
          excludeByName: { Time: true, ...hiddenColumns(queries) },
          renameByName: columnNames(queries),
          indexByName: columnPlaces(queries),
        },
      })
      .overrideByRegexp('.*', [
        { id: 'noValue', value: UNKNOWN },
        { id: 'mappings', value: [NO_NUMBER] },
      ]);
    queries.forEach((query) => table.overrideByName(query.name, [{ id: 'unit', value: query.unit ?? unit }]));
    return table;
  },
  meters: ({ queries }) =>
    new MetersBuilder()
      .targets(queries.map(instantQuery))
      .orientation(VizOrientation.Horizontal)
      .min(0)
      .max(1)
      .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull'])),
};

function graph({ queries }: Panel): GraphBuilder {
  return new GraphBuilder()
    .targets(queries.map(rangeQuery))
    .showPoints(VisibilityMode.Auto)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true)
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
}

function rangeQuery(query: Query, index: number): DataqueryBuilder {
  return baseQuery(query, index).range();
}

function instantQuery(query: Query, index: number): DataqueryBuilder {
  return baseQuery(query, index).instant();
}

function baseQuery({ expr, name }: Query, index: number): DataqueryBuilder & Builder<Dataquery> {
  return new DataqueryBuilder().datasource(DATA_SOURCE).refId(refId(index)).expr(expr).legendFormat(name);
}

/** A, B, C… */
function refId(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

function columnNames(queries: readonly Query[]): Record<string, string> {
  return Object.fromEntries(queries.map(({ name }, index) => [valueName(queries, index), name]));
}

/** Labels first, as the queries group by them; then the values. Columns without a place would come last. */
function columnPlaces(queries: readonly Query[]): Record<string, number> {
  const [, labels = ''] = /by \(([^)]*)\)/.exec(queries[0]?.expr ?? '') ?? [];
  const names = [...labels.split(', '), ...queries.map((_, index) => valueName(queries, index))];
  return Object.fromEntries(names.map((name, place) => [name, place]));
}

function hiddenColumns(queries: readonly Query[]): Record<string, boolean> {
  return Object.fromEntries(
    queries.flatMap(({ labelsOnly }, index) => (labelsOnly ? [[valueName(queries, index), true]] : []))
  );
}

/** Grafana calls the value of a table's only query `Value`, those of several `Value #A`, `Value #B`… */
function valueName(queries: readonly Query[], index: number): string {
  return queries.length === 1 ? 'Value' : `Value #${refId(index)}`;
}

function descriptionOf({ shows, worry, act }: Panel): string {
  return `${shows}\n\n**When to worry:** ${worry}\n\n**What to do:** ${act}`;
}

function thresholdsOf({ limits = [] }: Panel): ThresholdsConfigBuilder {
  const [lowest, ...others] = limits;
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
    // The first step reaches down without end.
    { value: null, color: lowest?.colour ?? 'text' },
    ...others.map(({ from, colour }) => ({ value: from, color: colour })),
  ]);
}
