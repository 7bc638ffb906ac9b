import { groupBy } from '../../model/group-by';
import type { ErrorClass } from '../../model/vocabulary/error-classes';
import { figuresOf, type ToolFigures } from './figures';
import type { ToolUse } from './uses';

/** Everything that calls of one tool tell without their content. */
export interface ToolProfile {
  all: ToolFigures;
  /** By agent and version, those with most calls first. */
  agents: readonly ToolShare[];
  /** By the model that asked. */
  models: readonly ToolShare[];
  /** The most frequent first. */
  errors: readonly ToolError[];
  /** Those with most failures first, then with most calls, then the newest. */
  sessions: readonly ToolSession[];
  /** Start of the newest call, in milliseconds since 1970; undefined without any. */
  lastSeen?: number;
}

/** Calls of one agent, or for one model. */
export interface ToolShare {
  /** Empty where nobody told. */
  name: string;
  /** Of the agent. */
  version?: string;
  /** Start of its first call, in milliseconds since 1970. */
  since: number;
  figures: ToolFigures;
}

/** Failed calls of one class and type. */
export interface ToolError {
  class: ErrorClass;
  /** As the emitter calls it. */
  type?: string;
  count: number;
  sessions: number;
  /** Start of the newest, in milliseconds since 1970. */
  lastSeen: number;
  /** The newest of each message, up to `EXAMPLES`. */
  examples: readonly ToolUse[];
}

export interface ToolSession {
  session: ToolUse['session'];
  calls: number;
  failed: number;
  /** Its first failed call, else its first. */
  worst: ToolUse;
  lastSeen: number;
}

/** Calls that an error shows: with as many different messages. */
const EXAMPLES = 3;

/** @param uses calls of one tool, in any order */
export function toolProfile(uses: readonly ToolUse[]): ToolProfile {
  const ordered = uses.slice().sort((a, b) => a.start - b.start);
  return {
    all: figuresOf(ordered),
    agents: shares(ordered, ({ agent, version }) => ({ name: agent ?? '', version })),
    models: shares(ordered, ({ model }) => ({ name: model ?? '' })),
    errors: errorsOf(ordered),
    sessions: sessionsOf(ordered),
    lastSeen: ordered.at(-1)?.start,
  };
}

function shares(
  ordered: readonly ToolUse[],
  nameOf: (use: ToolUse) => Pick<ToolShare, 'name' | 'version'>
): ToolShare[] {
  const groups = groupBy(ordered, (use) => JSON.stringify(Object.values(nameOf(use))));
  return Array.from(groups.values())
    .map((group) => ({ ...nameOf(group[0]), since: group[0].start, figures: figuresOf(group) }))
    .sort((a, b) => b.figures.calls - a.figures.calls || a.since - b.since);
}

function errorsOf(ordered: readonly ToolUse[]): ToolError[] {
  const failed = ordered.filter((use) => use.error !== undefined);
  return Array.from(groupBy(failed, ({ error }) => JSON.stringify([error?.class, error?.type])).values())
    .map((group): ToolError => {
      const [{ error }] = group;
      return {
        class: error?.class ?? 'other',
        type: error?.type,
        count: group.length,
        sessions: new Set(group.map(({ session }) => session.id)).size,
        lastSeen: group.at(-1)?.start ?? NaN,
        examples: examplesOf(group),
      };
    })
    .sort((a, b) => b.count - a.count || b.lastSeen - a.lastSeen);
}

function examplesOf(ordered: readonly ToolUse[]): ToolUse[] {
  const newest = new Map(ordered.map((use) => [use.error?.message, use]));
  return Array.from(newest.values())
    .sort((a, b) => b.start - a.start)
    .slice(0, EXAMPLES);
}

function sessionsOf(ordered: readonly ToolUse[]): ToolSession[] {
  return Array.from(groupBy(ordered, ({ session }) => session.id).values())
    .map((group): ToolSession => ({
      session: group[0].session,
      calls: group.length,
      failed: group.filter(({ failed }) => failed).length,
      worst: group.find(({ failed }) => failed) ?? group[0],
      lastSeen: group.at(-1)?.start ?? NaN,
    }))
    .sort((a, b) => b.failed - a.failed || b.calls - a.calls || b.lastSeen - a.lastSeen);
}
