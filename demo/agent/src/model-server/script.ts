import { SCENARIOS } from '../scenarios';
import { turnsOf, type AnswerTurn, type ScriptedError, type Turn } from '../scenarios/scenario';
import type { TruthPlace } from '../truth-log';
import { HttpError, type ChatRequest } from './request';

/** What the script says to answer to one request. */
export type Reply = { turn: number } & ({ answer: AnswerTurn } | { error: ScriptedError });

/** Plays the scenarios' scripts. The only state is which errors were already answered to a turn that is being retried. */
export class ScriptPlayer {
  private readonly errorsGiven = new Map<string, number>();

  /**
   * What to answer: the turn is the number of answers the conversation has since its last prompt.
   * @throws HttpError 400, if there is no such scenario, or its script has no such turn
   */
  reply(place: TruthPlace, request: ChatRequest): Reply {
    const number = turnNumber(request);
    const turn = findTurn(place, number);
    if ('error' in turn) {
      return { turn: number, error: turn.error };
    }
    const error = this.nextError(`${place.session} ${place.run} ${place.agent} ${number}`, turn.errorsFirst ?? []);
    return error === undefined ? { turn: number, answer: turn } : { turn: number, error };
  }

  private nextError(key: string, errors: ScriptedError[]): ScriptedError | undefined {
    const given = this.errorsGiven.get(key) ?? 0;
    const error = errors[given];
    if (error === undefined) {
      this.errorsGiven.delete(key);
    } else {
      this.errorsGiven.set(key, given + 1);
    }
    return error;
  }
}

function turnNumber({ messages }: ChatRequest): number {
  const prompt = messages.findLastIndex((message) => message.role === 'user');
  return messages.slice(prompt + 1).filter((message) => message.role === 'assistant').length;
}

function findTurn({ scenario: name, run, agent }: TruthPlace, number: number): Turn {
  const scenario = SCENARIOS.get(name);
  if (scenario === undefined) {
    throw new HttpError(
      400,
      'invalid_request_error',
      `There is no scenario ${name}; there are ${[...SCENARIOS.keys()].join(', ')}.`
    );
  }
  const turn = turnsOf(scenario, run, agent)?.[number];
  if (turn === undefined) {
    throw new HttpError(
      400,
      'invalid_request_error',
      `Scenario ${name} has no answer for turn ${number + 1} of agent ${agent} in run ${run}; its script ends before.`
    );
  }
  return turn;
}
