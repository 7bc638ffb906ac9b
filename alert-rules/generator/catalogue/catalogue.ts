import { type Definitions } from '../definitions';
import { APPROVALS } from './approvals';
import { BEHAVIOUR } from './behaviour';
import { type Chapter } from './chapter';
import { costFile } from './cost';
import { LOOPS_CHAPTER } from './loops';
import { PIPELINE } from './pipeline';
import { QUEUE } from './queue';
import { RUNS_CHAPTER } from './runs';
import { sessions } from './sessions';
import { TELEMETRY } from './telemetry';
import { TOKENS } from './tokens';
import { TOOLS } from './tools';
import { USERS } from './users';

/** Alerts for Loki's ruler: those that name sessions or users. */
export function lokiChapters(definitions: Definitions): Chapter[] {
  return [sessions(definitions), USERS];
}

/** Every alert of Prometheus that is not an SLO's. */
export function chapters(definitions: Definitions): Chapter[] {
  return [
    costFile(definitions, 'estimated'),
    costFile(definitions, 'exact'),
    TOKENS,
    TOOLS,
    APPROVALS,
    TELEMETRY,
    PIPELINE,
    RUNS_CHAPTER,
    BEHAVIOUR,
    LOOPS_CHAPTER,
    QUEUE,
  ];
}
