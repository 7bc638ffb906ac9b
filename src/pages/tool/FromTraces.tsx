import { t } from '@grafana/i18n';
import { type TimeZone } from '@grafana/schema';
import React from 'react';

import { TEST_IDS } from '../../testIds';
import { formatDateTime } from '../../ui/format';
import { AS_TEXT } from '../../ui/interpolation';
import { Notice } from '../../ui/Notice';
import { ErrorTable } from './ErrorTable';
import { PatternTable } from './PatternTable';
import { SessionTable } from './SessionTable';
import { useFailingPatterns } from './useFailingPatterns';
import { type Tool, type ToolSources } from './useTool';
import { type Selection } from './view';

interface Props {
  sources: ToolSources;
  /** The tool's. */
  name: string;
  tool: Tool;
  search: string;
  timeZone: TimeZone;
  selection?: Selection;
  onSelect: (selection: Selection) => void;
}

/** What traces alone tell of a tool: its errors, the arguments that fail, the sessions that called it. */
export function FromTraces({ sources, name, tool, search, timeZone, selection, onSelect }: Props) {
  const { from, profile, callers, traces } = tool;
  const { all, errors, sessions } = profile;
  const patterns = useFailingPatterns({ sources, tool: name, callers, counted: sessions });
  const where = { search, timeZone };
  return (
    <>
      {from === 'metrics' && (
        <Notice severity="info" data-testid={TEST_IDS.tool.fromTraces}>
          {t(
            'tool.below-traces',
            'What follows, and the models, are from traces since {{time}}: {{count}} calls. Metrics do not tell it.',
            { time: formatDateTime(traces.from, timeZone), count: all.calls, interpolation: AS_TEXT }
          )}
        </Notice>
      )}
      {all.calls > 0 && (
        <>
          <ErrorTable errors={errors} failed={all.failed} selection={selection} onSelect={onSelect} {...where} />
          {all.failed > 0 && <PatternTable found={patterns} search={search} />}
          <SessionTable tool={name} sessions={sessions} {...where} />
        </>
      )}
    </>
  );
}
