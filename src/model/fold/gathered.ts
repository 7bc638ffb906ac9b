import type { Observation, SessionFacts } from '../observation';
import type { Compaction, Evaluation } from '../session';

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
  'name',
] as const satisfies ReadonlyArray<keyof SessionFacts>;

/** What any record of a session may add to it: facts, and events that are no calls. */
export class Gathered {
  readonly facts: SessionFacts = {};
  readonly compactions: Compaction[] = [];
  readonly evaluations: Evaluation[] = [];
  readonly feedback: Evaluation[] = [];
  agent: string | undefined;
  service: string | undefined;

  /** Takes what a record tells. The first to tell a fact is believed: expects records by time. */
  readonly add = (observation: Observation): void => {
    const { fields, resource } = observation;
    for (const fact of FACTS) {
      this.facts[fact] ??= fields[fact] ?? resource[fact];
    }
    this.agent ??= fields.agent;
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
  };
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
