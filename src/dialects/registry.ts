import { aiSdk } from './ai-sdk';
import type { Dialect } from './dialect';
import { genAi } from './gen-ai';

/** All dialects. The first that claims a record's scope reads it; the last claims everything. */
export const DIALECTS: readonly Dialect[] = [aiSdk, genAi];

/** The dialect of an instrumentation scope. */
export function dialectOf(scope: string): Dialect {
  return DIALECTS.find((dialect) => dialect.claimsScope(scope)) ?? genAi;
}
