import { hashOf } from '../../model/fingerprint';
import type { Loop } from './loops';

/**
 * Names a loop, for what people say of it: by the call that it begins with, so that it stays the same while the loop
 * grows, and when the session is loaded again.
 */
export function loopKey({ calls: [first] }: Pick<Loop, 'calls'>): string {
  if (first === undefined) {
    return '';
  }
  const { traceId, spanId } = first.origin;
  return hashOf(`${traceId}:${spanId === '' ? `@${first.start}` : spanId}`);
}
