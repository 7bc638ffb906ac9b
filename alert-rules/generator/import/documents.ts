import { type Slo } from '../definitions';
import { type Problem } from '../problems';
import { isForeign } from '../read/check-slo';
import { readShape, readYamlDocuments, type ReadFile, type TextFile } from '../read/yaml-file';
import { readIndicator, type Complain, type TypeOfSource } from './indicator';
import { objectivesOf } from './objectives';
import {
  DataSourceShape,
  HeadShape,
  IndicatorShape,
  SloShape,
  type Head,
  type IndicatorSpec,
  type SloDocument,
} from './shapes';

/** What was read of files that other tools wrote. */
export interface Imported {
  slos: Slo[];
  problems: Problem[];
  /** What the rules leave out, or take on trust. */
  remarks: Problem[];
}

type Documents = ReadonlyArray<ReadFile<Head>>;

/** Their routes and windows are said in one place for all objectives. */
const LEFT_OUT: ReadonlyArray<Head['kind']> = ['AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'];

const WHO_DECIDES = 'profiles.yaml says how fast a budget may burn, tiers.yaml who is woken';

/**
 * Reads OpenSLO v1 files as other tools write them: any number of documents in a file, which may name each other across
 * files. Every objective becomes an SLO whose alerts are tickets, unless an annotation names a list of tiers.
 */
export function readImported(files: readonly TextFile[]): Imported {
  const problems: Problem[] = [];
  const documents = files.flatMap((file) => {
    const read = readYamlDocuments(file);
    problems.push(...read.problems);
    return read.documents.flatMap((document) => shaped(document, HeadShape, problems));
  });
  problems.push(...twins(documents));
  const slos = ofKind(documents, 'SLO')
    .flatMap((document) => shaped(document, SloShape, problems))
    .flatMap((document) => readSlo(document, documents, problems));
  const remarks = [...documents.flatMap(leftOut), ...onTrust(slos)];
  return { slos, problems, remarks: problems.length > 0 ? [] : remarks };
}

function readSlo(document: ReadFile<SloDocument>, documents: Documents, problems: Problem[]): Slo[] {
  const before = problems.length;
  const indicator = indicatorOf(document, documents, problems);
  const typeOf: TypeOfSource = (name) => {
    const source = named(documents, 'DataSource', name);
    return source && shaped(source, DataSourceShape, problems)[0]?.value.spec.type;
  };
  const counted = indicator && readIndicator(indicator.spec, typeOf, indicator.complain);
  const slos = counted === undefined ? [] : objectivesOf(document, counted, complainer(document, [], problems));
  return problems.length > before ? [] : slos;
}

/** The indicator, wherever it stands. */
function indicatorOf(
  document: ReadFile<SloDocument>,
  documents: Documents,
  problems: Problem[]
): { spec: IndicatorSpec; complain: Complain } | undefined {
  const { indicator, indicatorRef } = document.value.spec;
  const complain = complainer(document, ['spec'], problems);
  if ((indicator === undefined) === (indicatorRef === undefined)) {
    complain([], 'spec has both indicator and indicatorRef, or neither; expected one of the two.');
    return undefined;
  }
  if (indicator !== undefined) {
    return { spec: indicator.spec, complain: complainer(document, ['spec', 'indicator', 'spec'], problems) };
  }
  const referred = named(documents, 'SLI', indicatorRef!);
  if (referred === undefined) {
    complain(['indicatorRef'], `indicatorRef is ${indicatorRef}; expected the name of an SLI in these files.`);
    return undefined;
  }
  const [read] = shaped(referred, IndicatorShape, problems);
  return read && { spec: read.value.spec, complain: complainer(read, ['spec'], problems) };
}

function complainer(
  { path: file, lineOf }: ReadFile<unknown>,
  from: readonly PropertyKey[],
  problems: Problem[]
): Complain {
  return (path, text) => problems.push({ file, line: lineOf([...from, ...path]), text });
}

function shaped<T>(
  document: ReadFile<unknown>,
  shape: Parameters<typeof readShape<T>>[1],
  problems: Problem[]
): Array<ReadFile<T>> {
  const result = readShape(document, shape);
  if ('problems' in result) {
    problems.push(...result.problems);
    return [];
  }
  return [result.read];
}

function ofKind(documents: Documents, kind: Head['kind']): Array<ReadFile<Head>> {
  return documents.filter(({ value }) => value.kind === kind);
}

function named(documents: Documents, kind: Head['kind'], name: string): ReadFile<Head> | undefined {
  return ofKind(documents, kind).find(({ value }) => value.metadata.name === name);
}

function twins(documents: Documents): Problem[] {
  return documents.flatMap((document) => {
    const { kind, metadata } = document.value;
    const first = named(documents, kind, metadata.name)!;
    return first === document
      ? []
      : [
          at(
            document,
            `the ${kind} ${metadata.name} is also in ${first.path}, line ${first.lineOf(['metadata', 'name'])}; each needs a name of its own.`
          ),
        ];
  });
}

function leftOut(document: ReadFile<Head>): Problem[] {
  const { kind, metadata, spec } = document.value;
  if (LEFT_OUT.includes(kind)) {
    return [at(document, `the ${kind} ${metadata.name} is left out: ${WHO_DECIDES}.`)];
  }
  const policies = kind === 'SLO' && spec.alertPolicies !== undefined;
  return policies ? [at(document, `the alertPolicies of ${metadata.name} are left out: ${WHO_DECIDES}.`)] : [];
}

function onTrust(slos: readonly Slo[]): Problem[] {
  return slos.flatMap((slo) => {
    const metrics = [slo.bad, slo.good, slo.total].flatMap((counter) =>
      counter && isForeign(slo, counter) ? [counter.metric] : []
    );
    const names = [...new Set(metrics)].join(' and ');
    return names === ''
      ? []
      : [
          {
            file: slo.file,
            line: slo.lines.target,
            text: `${slo.name} counts ${names}: not in the metric contract, so nobody checks that Prometheus has it.`,
          },
        ];
  });
}

function at({ path: file, lineOf }: ReadFile<Head>, text: string): Problem {
  return { file, line: lineOf(['metadata', 'name']), text };
}
