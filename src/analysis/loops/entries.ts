import { groupBy } from '../../model/group-by';
import type { Run, Session, SessionState, ToolCall } from '../../model/session';
import { type TokenUsage } from '../../model/tokens';
import { errorClassOf, type ErrorClass } from '../../model/vocabulary/error-classes';
import { placedCalls } from '../placed-calls';
import type { PriceBook } from '../price-book';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../thresholds';
import { wasteOf } from '../waste/waste';
import { argumentPattern } from './argument-pattern';
import { loopKey } from './loop-key';
import { type Loop, loopsOf } from './loops';
import { isNoLoop, type NotALoop } from './not-a-loop';
import type { LoopKind } from './search';

/** A loop as a list shows it, without its calls. Times in milliseconds since 1970. */
export interface LoopEntry {
  /** Names it among all loops of all sessions: see `loopKey`. */
  key: string;
  kind: LoopKind;
  tools: readonly string[];
  /** Arguments of one round, as their emitter wrote them; undefined where nobody told. */
  arguments: ReadonlyArray<string | undefined>;
  /** Tools and shapes of arguments: loops of the same pattern ask for the same kind of thing. */
  pattern: string;
  repeats: number;
  calls: number;
  consecutive: boolean;
  suspected: boolean;
  /** From how many repeats, or calls for a stall, the rule of this kind fires. */
  threshold: number;
  /** The one class that all failed calls of it have. */
  error?: ErrorClass;
  /** Numbers of its first and last step within its run. */
  steps: { first: number; last: number };
  start: number;
  /** NaN while its last call is open. */
  end: number;
  /** Traces that its calls are spread over. */
  traces: number;
  /** After the second round. */
  waste: { usd: number | null; tokens: TokenUsage; unpriced: number };
  /** An operator says that calls like these make no loop. */
  exempt: boolean;
  /** It may still go on: the session is running, and nothing came after it in its run. */
  running: boolean;
  /** Of the first repeat: what the session's page selects. */
  firstRepeat: { traceId: string; spanId: string };
  session: { id: string; name?: string; agent?: string; version?: string; source?: string };
}

interface Reading {
  state: SessionState;
  book?: PriceBook;
  thresholds?: Thresholds;
  notLoops?: readonly NotALoop[];
}

/** The loops of a session, ready for a list, those that an operator exempts marked. @param session folded from whole records */
export function loopEntriesOf(
  session: Session,
  { state, book, thresholds = DEFAULT_THRESHOLDS, notLoops = [] }: Reading
): LoopEntry[] {
  const loops = loopsOf(session, { thresholds });
  if (loops.length === 0) {
    return [];
  }
  const stepOf = new Map(placedCalls(session).map(({ call, step }) => [call, step.number]));
  const { id, name, agent, agentVersion: version, source } = session;
  return loops.map((loop) => {
    const { calls, kind, tools, repeats, consecutive, suspected } = loop;
    const round = roundOf(loop);
    const ends = calls.map(({ end }) => end);
    // Nobody knows whether a suspected loop is one: what it would have wasted if it were is told all the same.
    const wasted = wasteOf({ ...session, runs: [onlyRun(loop.run)] }, book, [{ ...loop, suspected: false }]).byReason
      .loop;
    return {
      key: loopKey(loop),
      kind,
      tools,
      arguments: round.map((call) => call.arguments),
      pattern: round.map((call) => `${call.name} ${argumentPattern(call.arguments)}`).join(' ⇄ '),
      repeats,
      calls: calls.length,
      consecutive,
      suspected,
      threshold: thresholdOf(kind, thresholds),
      error: errorOf(calls),
      steps: { first: stepOf.get(calls[0] as ToolCall) ?? 0, last: stepOf.get(calls.at(-1) as ToolCall) ?? 0 },
      start: Math.min(...calls.map(({ start }) => start)),
      end: ends.some(Number.isNaN) ? NaN : Math.max(...ends),
      traces: new Set(calls.map(({ origin }) => origin.traceId)).size,
      waste: {
        usd: wasted?.usd ?? null,
        tokens: wasted?.tokens ?? {},
        unpriced: wasted?.unpricedCalls ?? 0,
      },
      exempt: isNoLoop(loop, notLoops),
      running: state === 'running' && isLastOf(loop),
      firstRepeat: (calls[round.length] ?? (calls[0] as ToolCall)).origin,
      session: { id, name, agent: loop.run.agent ?? agent, version, source },
    };
  });
}

/** The calls of the first round: one, or as many as go in turn. */
function roundOf({ kind, calls, repeats }: Loop): ToolCall[] {
  return kind === 'oscillation' ? calls.slice(0, Math.floor(calls.length / repeats)) : calls.slice(0, 1);
}

/** A run as if it had succeeded, so that its loops' waste is told whatever became of it. */
function onlyRun(run: Run): Run {
  return { ...run, status: 'success' };
}

function thresholdOf(kind: LoopKind, { loopRepeats, oscillationCycles, stallCalls }: Thresholds): number {
  const thresholds: Record<LoopKind, number> = {
    identical_failing: loopRepeats,
    identical: loopRepeats,
    oscillation: oscillationCycles,
    stall: stallCalls,
  };
  return thresholds[kind];
}

function errorOf(calls: readonly ToolCall[]): ErrorClass | undefined {
  const failed = calls.filter(({ outcome }) => outcome === 'error' || outcome === 'timeout');
  const classes = new Set(failed.map(({ error }) => errorClassOf(error ?? {})));
  const [only] = classes;
  return classes.size === 1 && failed.length === calls.length ? only : undefined;
}

function isLastOf({ run, calls }: Loop): boolean {
  const tools = run.steps.flatMap((step) => step.calls).filter((call) => call.kind === 'tool');
  return tools.at(-1) === calls.at(-1);
}

/** The running ones first, then by what they wasted: in money, else in tokens. */
export function worstFirst(a: LoopEntry, b: LoopEntry): number {
  return (
    Number(b.running) - Number(a.running) ||
    (b.waste.usd ?? -1) - (a.waste.usd ?? -1) ||
    b.calls - a.calls ||
    b.start - a.start
  );
}

/** Loops of the same tools and shapes of arguments. */
export interface LoopGroup {
  pattern: string;
  kinds: readonly LoopKind[];
  entries: readonly LoopEntry[];
  /** Agents with their versions, each once. */
  agents: readonly string[];
  sessions: number;
  /** US dollars; null where nothing has a price. */
  usd: number | null;
}

/** Groups loops by pattern, those that wasted most first. */
export function loopGroups(entries: readonly LoopEntry[]): LoopGroup[] {
  return Array.from(
    groupBy(entries, ({ pattern }) => pattern),
    ([pattern, members]): LoopGroup => ({
      pattern,
      kinds: Array.from(new Set(members.map(({ kind }) => kind))),
      entries: members,
      agents: Array.from(
        new Set(members.map(({ session: { agent, version } }) => [agent, version].filter(Boolean).join(' ')))
      ).filter((agent) => agent !== ''),
      sessions: new Set(members.map(({ session }) => session.id)).size,
      usd: members.reduce<number | null>((sum, { waste }) => (waste.usd === null ? sum : (sum ?? 0) + waste.usd), null),
    })
  ).sort((a, b) => (b.usd ?? -1) - (a.usd ?? -1) || b.entries.length - a.entries.length);
}
