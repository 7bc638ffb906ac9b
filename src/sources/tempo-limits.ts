import { SourceError, type SourceRef } from './failure';
import { requestBytes } from './http';

/** What a Tempo keeps and gives at most, in its own words: `336h0m0s`, `5000000`. */
export interface TempoLimits {
  /** How long traces are kept: `block_retention`. */
  retention?: string;
  /** Bytes of one trace: `max_bytes_per_trace`. */
  traceBytes?: string;
}

const PATH = '/status/config';

/**
 * Limits of a Tempo, from the configuration that it shows; empty where what stands before it passes queries only.
 *
 * @throws SourceError
 */
export async function limitsOf(source: SourceRef, signal?: AbortSignal): Promise<TempoLimits> {
  try {
    const text = new TextDecoder().decode(await requestBytes(source, PATH, { accept: 'text/plain', signal }));
    return { retention: valueIn(text, 'block_retention'), traceBytes: valueIn(text, 'max_bytes_per_trace') };
  } catch (error) {
    if (error instanceof SourceError && REFUSALS.has(error.kind)) {
      return {};
    }
    throw error;
  }
}

/** How gateways and operators keep a configuration to themselves. */
const REFUSALS: ReadonlySet<SourceError['kind']> = new Set(['not_found', 'forbidden', 'unauthorized']);

/** A single value of the YAML; undefined where it is not there, or 0, which means none. */
function valueIn(yaml: string, name: string): string | undefined {
  const value = new RegExp(`^\\s*${name}:\\s*(\\S+)\\s*$`, 'm').exec(yaml)?.[1];
  return value === undefined || /^0[hms0]*$/.test(value) ? undefined : value;
}
