import { type CallDetails, type RowDetails } from '../engine/comparison';

/** A call of either side, or two of the same tool beside each other. */
export interface CallPair {
  left?: CallDetails;
  right?: CallDetails;
}

/** Puts the calls of two steps beside each other: the first call of a tool beside the first one, and so on. */
export function pairCalls({ left = [], right = [] }: RowDetails): CallPair[] {
  const waiting = right.slice();
  const pairs = left.map((call): CallPair => {
    const place = waiting.findIndex(({ kind, name }) => kind === call.kind && (kind === 'llm' || name === call.name));
    return { left: call, right: place < 0 ? undefined : waiting.splice(place, 1)[0] };
  });
  return [...pairs, ...waiting.map((call) => ({ right: call }))];
}
