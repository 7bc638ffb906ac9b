import type { Observation, ResourceFields, SessionFacts } from '../observation';
import type { Compaction, Evaluation, NoteCode, Override } from '../session';
import { promptIn, titleOf } from './first-prompt';
import type { RecordLedger } from './ledger';
import { Notes } from './notes';
import type { Node } from './tree';
import type { Witness } from './walk';
import { append } from '../append';

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
  'decisionTaken',
] as const satisfies ReadonlyArray<keyof SessionFacts>;

/** What any record of a session may add to it: facts, events that are no calls, and what is odd about the record. */
export class Gathered implements Witness {
  /** @param ledger is told which records each part of the model is read from */
  constructor(private readonly ledger: RecordLedger | undefined) {}

  readonly notes = new Notes();
  facts: SessionFacts | undefined;
  readonly compactions: Compaction[] = [];
  readonly evaluations: Evaluation[] = [];
  readonly feedback: Evaluation[] = [];
  readonly overrides: Override[] = [];
  /** Records of agents that tell what their calls used in all, by their runs. */
  sums: Map<object, Observation> | undefined;
  /** The first call that said that what it was sent had been condensed. */
  private condensedBefore: number | undefined;
  /** The last time that the agent said that the session ended. */
  endedAt: number | undefined;
  agent: string | undefined;
  /** More than one dialect tells of the session: some of its calls may be told of twice. */
  severalDialects = false;
  private dialect: string | undefined;
  service: string | undefined;
  private name: string | undefined;
  /** The first conversation that was met: the one to take the title from where no record tells one. */
  private asked: string | undefined;
  /** What all records of an emitter tell is taken once. */
  private lastResource: ResourceFields | undefined;

  told(part: object, observation: Observation): void {
    this.ledger?.add(part, observation);
  }

  same(part: object, other: object): void {
    this.ledger?.join(part, other);
    const sum = this.sums?.get(other);
    if (sum !== undefined) {
      this.sums?.delete(other);
      this.summed(part, sum);
    }
  }

  summed(run: object, observation: Observation): void {
    this.sums ??= new Map();
    this.sums.set(run, observation);
  }

  note(code: NoteCode, example: string): void {
    this.notes.add(code, example);
  }

  node(node: Node): void {
    this.notes.ofNode(node);
    this.meet(node.observation);
  }

  /** Takes what a record tells. The first to tell a fact is believed: expects records by time. */
  meet(observation: Observation): void {
    const { fields, rare, facts, resource } = observation;
    this.meetDialect(observation.dialect);
    this.notes.ofRecord(observation);
    this.ledger?.add(this, observation);
    this.takeFacts(facts);
    this.name ??= titleOf(facts?.name);
    if (resource !== this.lastResource) {
      this.lastResource = resource;
      this.takeFacts(resource.facts);
      this.service ??= resource.service;
    }
    this.agent ??= fields.agent;
    this.asked ??= fields.inputMessages;
    if (rare?.compacted === 'true' && observation.kind !== 'compaction') {
      this.condensedBefore = Math.min(this.condensedBefore ?? Infinity, observation.start);
    }
    switch (observation.kind) {
      case 'compaction':
        this.compactions.push({
          time: observation.end,
          before: rare?.tokensBefore,
          after: rare?.tokensAfter,
          trigger: rare?.trigger,
        });
        break;
      case 'evaluation':
        this.evaluations.push(evaluationOf(observation));
        break;
      case 'feedback':
        this.feedback.push(evaluationOf(observation));
        break;
      case 'override':
        this.overrides.push({
          time: observation.end,
          from: rare?.decision,
          to: rare?.label,
          reason: rare?.comment,
        });
        break;
      case 'end':
        this.endedAt = Math.max(this.endedAt ?? -Infinity, observation.end);
        break;
    }
  }

  /** Takes what another one has gathered, as if this one had met its records now. */
  add(other: Gathered): void {
    this.notes.addAll(other.notes);
    this.ledger?.join(this, other);
    other.sums?.forEach((observation, run) => this.summed(run, observation));
    this.severalDialects ||= other.severalDialects;
    this.meetDialect(other.dialect);
    this.takeFacts(other.facts);
    this.name ??= other.name;
    this.agent ??= other.agent;
    this.service ??= other.service;
    this.asked ??= other.asked;
    append(this.compactions, other.compactions);
    append(this.evaluations, other.evaluations);
    append(this.feedback, other.feedback);
    append(this.overrides, other.overrides);
    if (other.condensedBefore !== undefined) {
      this.condensedBefore = Math.min(this.condensedBefore ?? Infinity, other.condensedBefore);
    }
    if (other.endedAt !== undefined) {
      this.endedAt = Math.max(this.endedAt ?? -Infinity, other.endedAt);
    }
  }

  /** Told by records of their own; where there are none, by the first call that was sent what had been condensed. */
  allCompactions(): Compaction[] {
    return this.compactions.length === 0 && this.condensedBefore !== undefined
      ? [{ time: this.condensedBefore }]
      : this.compactions;
  }

  /** What the session may be called: as a record says, else what was asked first. */
  title(): string | undefined {
    return this.name ?? (this.asked === undefined ? undefined : promptIn(this.asked));
  }

  private meetDialect(dialect: string | undefined): void {
    this.severalDialects ||= dialect !== undefined && this.dialect !== undefined && dialect !== this.dialect;
    this.dialect ??= dialect;
  }

  private takeFacts(told: SessionFacts | undefined): void {
    if (told !== undefined) {
      this.facts ??= {};
      for (const fact of FACTS) {
        this.facts[fact] ??= told[fact];
      }
    }
  }
}

function evaluationOf({ end, rare }: Observation): Evaluation {
  return {
    time: end,
    name: rare?.evaluation,
    score: rare?.score,
    label: rare?.label,
    comment: rare?.comment,
  };
}
