import { t } from '@grafana/i18n';

import { callsIn } from '../../../analysis/placed-calls';
import { type Axis } from '../../../analysis/timeline/axis';
import { type LlmCall } from '../../../model/session';
import { totalTokens } from '../../../model/tokens';
import { formatShort, formatUsd } from '../../../ui/format';
import { type Study } from '../study';
import { type Palette } from './drawLanes';
import { type Track } from './drawTracks';

/** What is drawn below the lanes: money and tokens as they add up, and how full the window was; what is not known is left out. */
export function tracksOf(study: Study, axis: Axis, palette: Palette): Track[] {
  return [
    costTrack(study, axis, palette),
    tokensTrack(study, axis, palette),
    contextTrack(study, axis, palette),
  ].filter((track) => track.points.length > 0);
}

function costTrack({ spending }: Study, axis: Axis, palette: Palette): Track {
  const most = spending.all.usd ?? 0;
  return {
    label: t('session.track.cost', 'cost {{most}}', { most: formatUsd(most) }),
    color: palette.pieces.tool,
    points: most > 0 ? spending.curve.map(({ time, total }) => ({ place: axis.placeOf(time), value: total })) : [],
    most,
    shape: 'steps',
  };
}

function tokensTrack({ session }: Study, axis: Axis, palette: Palette): Track {
  let sum = 0;
  const points = callsIn(session)
    .filter((call) => call.kind === 'llm')
    .map((call) => ({ time: endOf(call), tokens: totalTokens(call.tokens) ?? 0 }))
    .filter(({ tokens }) => tokens > 0)
    .sort((a, b) => a.time - b.time)
    .map(({ time, tokens }) => ({ place: axis.placeOf(time), value: (sum += tokens) }));
  return {
    label: t('session.track.tokens', 'tokens {{most}}', { most: formatShort(sum) }),
    color: palette.pieces.first_token,
    points,
    most: sum,
    shape: 'steps',
  };
}

/** The context of the session's own runs: a sub-agent has a window of its own. */
function contextTrack({ context, session }: Study, axis: Axis, palette: Palette): Track {
  const ownRuns = new Set(session.runs);
  const own = context.points.filter(({ run }) => ownRuns.has(run));
  const window = Math.max(0, ...new Set(own.flatMap((point) => point.window ?? [])));
  const used = own.reduce((most, point) => Math.max(most, point.used), 0);
  return {
    label:
      window > 0
        ? t('session.track.context', 'context of {{window}}', { window: formatShort(window) })
        : t('session.track.context-used', 'context {{most}}', { most: formatShort(used) }),
    color: palette.pieces.generating,
    points: own
      .map(({ call, used: value }) => ({ place: axis.placeOf(call.start), value }))
      .sort((a, b) => a.place - b.place),
    most: Math.max(window, used),
    limit: window > 0 ? window : undefined,
    shape: 'steps',
  };
}

function endOf({ start, end }: LlmCall): number {
  return Number.isNaN(end) ? start : end;
}
