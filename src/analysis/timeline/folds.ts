import type { Call, ToolCall } from '../../model/session';
import { argumentsFingerprint } from '../../model/fingerprint';
import type { Lane } from './lanes';

/** Equal tool calls in a row, whatever models said in between: drawn as one, with how many they are. */
export interface Fold {
  calls: readonly ToolCall[];
  from: number;
  to: number;
}

/** From so many a row of equal calls is folded. */
const LEAST = 3;

/** The rows of equal calls in a lane: same tool, same arguments, same outcome. */
export function foldsOf({ runs }: Pick<Lane, 'runs'>): Fold[] {
  const folds: Fold[] = [];
  for (const run of runs) {
    let row: ToolCall[] = [];
    const close = (): void => {
      const [first] = row;
      if (first !== undefined && row.length >= LEAST) {
        const ends = row.map(({ start, end }) => (Number.isNaN(end) ? start : end));
        folds.push({ calls: row, from: first.start, to: Math.max(...ends) });
      }
      row = [];
    };
    for (const call of run.steps.flatMap((step) => step.calls).filter(isTool)) {
      const [first] = row;
      if (first !== undefined && !isSame(first, call)) {
        close();
      }
      row.push(call);
    }
    close();
  }
  return folds;
}

const isTool = (call: Call): call is ToolCall => call.kind === 'tool';

function isSame(a: ToolCall, b: ToolCall): boolean {
  const alike = a.name === b.name && a.outcome === b.outcome;
  return alike && (a.arguments === b.arguments || hashOf(a) === hashOf(b));
}

function hashOf(call: ToolCall): string | undefined {
  const fingerprint = argumentsFingerprint(call.arguments);
  return fingerprint.strength === 'absent' ? undefined : fingerprint.hash;
}
