import type { Observation, SessionFacts } from '../observation';
import type { Compaction, Evaluation, NoteCode } from '../session';
import { promptIn, titleOf } from './first-prompt';
import { Notes } from './notes';
import type { Node } from './tree';
import type { Witness } from './walk';

const FACTS = [
  'agentVersion',
  'instructionVersion',
  'role',
  'tenant',
  'organisation',
  'team',
  'user',
  'repository',
  'branch',
  'commit',
  'pullRequest',
  'issue',
  'source',
] as const satisfies ReadonlyArray<keyof SessionFacts>;

/** What any record of a session may add to it: facts, events that are no calls, and what is odd about the record. */
export class Gathered implements Witness {
  readonly notes = new Notes();
  readonly facts: SessionFacts = {};
  readonly compactions: Compaction[] = [];
  readonly evaluations: Evaluation[] = [];
  readonly feedback: Evaluation[] = [];
  agent: string | undefined;
  /** The first conversation that was met: the one to take the title from. */
  private asked: string | undefined;
  service: string | undefined;

  note(code: NoteCode, example: string): void {
    this.notes.add(code, example);
  }

  node(node: Node): void {
    this.notes.ofNode(node);
    this.meet(node.observation);
  }

  /** Takes what a record tells. The first to tell a fact is believed: expects records by time. */
  meet(observation: Observation): void {
    const { fields, resource } = observation;
    this.notes.ofRecord(observation);
    for (const fact of FACTS) {
      this.facts[fact] ??= fields[fact] ?? resource[fact];
    }
    this.facts.name ??= titleOf(fields.name);
    this.agent ??= fields.agent;
    if (this.asked === undefined && fields.inputMessages !== undefined) {
      this.asked = fields.inputMessages;
      this.facts.name ??= promptIn(fields.inputMessages);
    }
    this.service ??= resource.service;
    switch (observation.kind) {
      case 'compaction':
        this.compactions.push({
          time: observation.end,
          before: fields.tokensBefore,
          after: fields.tokensAfter,
          trigger: fields.trigger,
        });
        break;
      case 'evaluation':
        this.evaluations.push(evaluationOf(observation));
        break;
      case 'feedback':
        this.feedback.push(evaluationOf(observation));
        break;
    }
  }
}

function evaluationOf({ end, fields }: Observation): Evaluation {
  return {
    time: end,
    name: fields.evaluation,
    score: fields.score,
    label: fields.label,
    comment: fields.comment,
  };
}
