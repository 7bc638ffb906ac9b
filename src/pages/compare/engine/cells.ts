import { type DiffRow, type StepRow } from '../../../analysis/diff/diff';
import { type Spending } from '../../../analysis/spending/spending';
import { referenceOf, stepReferenceOf } from '../../../model/references';
import { type Call, type LlmCall, type Run, type Session, type Step } from '../../../model/session';
import { addTokens } from '../../../model/tokens';
import { type Side } from '../sides';
import { type CallDetails, type ComparedRow, type RunCell, type StepCell } from './comparison';

/** Characters of arguments that a row has at most. */
const PREVIEW = 200;

/** Makes the cells of one side's runs and steps. */
export class Cells {
  private readonly runs = new Map<Run, RunCell>();
  private readonly references = new Map<Step, string>();

  constructor(
    session: Pick<Session, 'runs'>,
    private readonly spending: Spending
  ) {
    this.visit(session.runs, false);
  }

  run(run: Run): RunCell | undefined {
    return this.runs.get(run);
  }

  step(step: Step): StepCell {
    const models = step.calls.filter((call) => call.kind === 'llm');
    const model = models.at(-1);
    return {
      kind: 'step',
      reference: this.references.get(step) ?? '',
      number: step.number,
      calls: step.calls
        .filter((call) => call.kind === 'tool')
        .map(({ name, arguments: given, outcome }) => ({ name, preview: given?.slice(0, PREVIEW), outcome })),
      model: model?.responseModel ?? model?.requestModel,
      answered: model?.outcome,
      ...this.spentOn(models),
      duration: step.end - step.start,
    };
  }

  private spentOn(calls: readonly LlmCall[]): Pick<StepCell, 'tokens' | 'usd' | 'unpriced'> {
    const spent: Pick<StepCell, 'tokens' | 'usd' | 'unpriced'> = { tokens: {}, usd: null, unpriced: 0 };
    for (const call of calls) {
      const usd = this.spending.costs.get(call)?.usd;
      addTokens(spent.tokens, call.tokens);
      spent.usd = usd === undefined ? spent.usd : (spent.usd ?? 0) + usd;
      spent.unpriced += usd === undefined && call.outcome !== 'error' ? 1 : 0;
    }
    return spent;
  }

  private visit(runs: readonly Run[], isSubAgent: boolean): void {
    runs.forEach((run, index) => {
      const reference = referenceOf(run);
      const { agent, status, steps } = run;
      const duration = run.end - run.start;
      this.runs.set(run, {
        kind: 'run',
        reference,
        position: index + 1,
        isSubAgent,
        agent,
        status,
        steps: steps.length,
        duration,
      });
      for (const step of steps) {
        this.references.set(step, stepReferenceOf(reference, step));
        step.calls.forEach((call) => call.kind === 'tool' && this.visit(call.runs, true));
      }
      this.visit(run.runs, true);
    });
  }
}

/** What a model answered in words; undefined where that was not recorded. */
export type Said = (call: LlmCall) => string | undefined;

/**
 * A row of the difference as the page shows it.
 *
 * @param said by the models of either side
 */
export function comparedRow(row: DiffRow, left: Cells, right: Cells, said: Readonly<Record<Side, Said>>): ComparedRow {
  const { change, depth } = row;
  return row.kind === 'run'
    ? {
        kind: 'run',
        change,
        depth,
        differs: [],
        unsure: false,
        otherWords: false,
        left: row.left && left.run(row.left),
        right: row.right && right.run(row.right),
      }
    : {
        kind: 'step',
        change,
        depth,
        differs: row.differs,
        unsure: row.unsure,
        otherWords: isInOtherWords(row, said),
        left: row.left && left.step(row.left),
        right: row.right && right.step(row.right),
      };
}

/** Whether two answers without tools, of which there are few, say something else: all that is left to differ in them. */
function isInOtherWords({ left, right }: StepRow, said: Readonly<Record<Side, Said>>): boolean {
  const [one, other] = [left && answerOf(left), right && answerOf(right)];
  if (one === undefined || other === undefined) {
    return false;
  }
  const [words, others] = [said.left(one), said.right(other)];
  return words !== undefined && others !== undefined && words.trim() !== others.trim();
}

/** The call that answers without tools. */
function answerOf({ calls }: Step): LlmCall | undefined {
  const models = calls.filter((call) => call.kind === 'llm');
  return models.length === calls.length ? models.at(-1) : undefined;
}

/** All that is known of the calls of a step; attempts that were tried again are left to the session's own page. */
export function detailsOf(step: Step, said: Said): CallDetails[] {
  return step.calls
    .filter((call) => !(call.kind === 'llm' && call.superseded === true))
    .map((call) => detailsOfCall(call, said));
}

function detailsOfCall(call: Call, said: Said): CallDetails {
  const { kind, outcome, error } = call;
  const duration = call.end - call.start;
  return call.kind === 'tool'
    ? { kind, name: call.name, outcome, error, arguments: call.arguments, result: call.result, duration }
    : { kind, name: call.responseModel ?? call.requestModel, outcome, error, said: said(call), duration };
}
