import type { Call } from '../session';
import { overlap } from './calls';
import { byStart } from './in-order';
import { LastOpen } from './last-open';
import type { Node } from './tree';

/** An answer of a model, with the time of its call. */
export interface Answer {
  /** The provider's; undefined where nobody tells. */
  id?: string;
  /** None came. */
  failed: boolean;
  start: number;
  end: number;
}

/** None where a call is none of a model. */
export function answerOf(call: Call): Answer[] {
  return call.kind === 'llm'
    ? [{ id: call.responseId, failed: call.outcome === 'error', start: call.start, end: call.end }]
    : [];
}

/** Those that a part of a trace's tree tells of. */
export function answersBelow(top: Node | undefined): Answer[] {
  const answers: Answer[] = [];
  const visit = ({ observation: { kind, status, start, end, fields }, children }: Node): void => {
    if (kind === 'llm') {
      answers.push({ id: fields.responseId, failed: status === 'error', start, end });
    }
    children.forEach(visit);
  };
  if (top !== undefined) {
    visit(top);
  }
  return answers;
}

/** Which of several tells of an answer: by its id, else by a call without an id that lasted from its start to its end. */
export class Owners<Owner extends { answers(): Answer[] }> {
  private readonly byId = new Map<string, { owner: Owner; answer: Answer }>();
  private readonly unnumbered: LastOpen<Answer & { owner: Owner }>;

  constructor(owners: readonly Owner[]) {
    const unnumbered: Array<Answer & { owner: Owner }> = [];
    for (const owner of owners) {
      for (const answer of owner.answers()) {
        if (answer.id === undefined) {
          unnumbered.push({ ...answer, owner });
        } else {
          this.byId.set(answer.id, { owner, answer });
        }
      }
    }
    this.unnumbered = new LastOpen(unnumbered.filter(({ end }) => !Number.isNaN(end)).sort(byStart));
  }

  of(answer: Answer): Owner | undefined {
    const owned = answer.id === undefined ? undefined : this.byId.get(answer.id);
    return owned !== undefined && overlap(owned.answer, answer)
      ? owned.owner
      : this.unnumbered.find(answer.start, answer.end)?.owner;
  }
}
