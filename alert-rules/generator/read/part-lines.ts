import { type SloPart } from '../definitions';
import { type ReadFile } from './yaml-file';

type Path = readonly PropertyKey[];

const ANNOTATIONS: Path = ['metadata', 'annotations'];
const COUNTERS: Path = ['spec', 'indicator', 'spec', 'ratioMetric'];

const PATHS: Readonly<Record<Exclude<SloPart, 'target'>, Path>> = {
  name: ['metadata', 'name'],
  by: [...ANNOTATIONS, 'agent-slo/by'],
  tiers: [...ANNOTATIONS, 'agent-slo/tiers'],
  profile: [...ANNOTATIONS, 'agent-slo/profile'],
  subject: [...ANNOTATIONS, 'agent-slo/subject'],
  excluded: [...ANNOTATIONS, 'agent-slo/excluded'],
  good: [...COUNTERS, 'good', 'metricSource', 'spec', 'query'],
  bad: [...COUNTERS, 'bad', 'metricSource', 'spec', 'query'],
  total: [...COUNTERS, 'total', 'metricSource', 'spec', 'query'],
  days: ['spec', 'timeWindow', 0, 'duration'],
};

/** Lines of an OpenSLO document's parts, for mistakes that are found later. @param target where that stands */
export function partLines(lineOf: ReadFile<unknown>['lineOf'], target: Path): Record<SloPart, number> {
  const lines = Object.entries(PATHS).map(([part, path]) => [part, lineOf(path)] as const);
  return { ...(Object.fromEntries(lines) as Record<keyof typeof PATHS, number>), target: lineOf(target) };
}
