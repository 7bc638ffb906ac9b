import { type TimeZone } from '@grafana/schema';
import { useMemo } from 'react';

import { type PriceBook } from '../../../analysis/price-book';
import { type RawLog } from '../../../model/telemetry';
import { detailSources, type DetailSources } from '../details/detailSources';
import { type SessionEngine } from '../engine/engine';
import { type SessionModel } from '../engine/sessionModel';
import { type JudgedStudy, judgedStudy } from '../judgements/judgedStudy';
import { type Judgements, useJudgements } from '../judgements/useJudgements';
import { linesOf, type LogLine } from '../logs/logLines';
import { type PageSources } from '../pageSources';
import { type TimelineColumns } from '../timeline/columns';
import { figuresOf, type NodeFigures } from '../tree/figures';
import { treeOf } from '../tree/nodes';
import { Thoughts } from '../tree/thoughts';
import { Whereabouts } from '../tree/whereabouts';

/** What the page was given of a session. */
export interface GivenSession {
  model: SessionModel;
  /** Holds the records that the model was made of. */
  engine: SessionEngine;
  /** Log records that name the session, by time. */
  logs: readonly RawLog[];
  /** Undefined until it is there, and where it can't be had. */
  book?: PriceBook;
  sources: PageSources;
  timeZone: TimeZone;
}

/** What the parts of the page show of a session; the same object until something of it changes. */
export interface ShownSession extends JudgedStudy, Omit<GivenSession, 'model' | 'sources'> {
  columns: TimelineColumns;
  places: Whereabouts;
  figures: NodeFigures;
  thoughts: Thoughts;
  lines: readonly LogLine[];
  judgements: Judgements;
  /** Whether judgements are kept anywhere. */
  judged: boolean;
  details: DetailSources;
}

/** Makes what is shown of what was given, and of what people said of it. */
export function useShownSession({ model, engine, logs, book, sources, timeZone }: GivenSession): ShownSession {
  const { copies, timeline } = model;
  const { session } = model.study;
  const { annotations } = sources;
  const judgements = useJudgements(annotations, session.id);
  const said = judgements.all;
  const judged = useMemo(() => judgedStudy(model.study, said, book), [model, said, book]);
  const places = useMemo(() => new Whereabouts(treeOf(session, copies)), [session, copies]);
  const lines = useMemo(() => linesOf(logs, places), [logs, places]);
  const figures = useMemo(() => figuresOf(judged.study), [judged]);
  const thoughts = useMemo(() => new Thoughts((origins) => engine.thoughts(origins)), [engine]);
  const details = useMemo(() => detailSources(sources, session.id), [sources, session.id]);
  return useMemo(
    () => ({
      ...judged,
      columns: timeline,
      places,
      figures,
      thoughts,
      lines,
      judgements,
      judged: annotations !== undefined,
      details,
      engine,
      logs,
      book,
      timeZone,
    }),
    [judged, timeline, places, figures, thoughts, lines, judgements, annotations, details, engine, logs, book, timeZone]
  );
}
