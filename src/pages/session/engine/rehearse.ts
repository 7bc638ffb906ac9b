import { pack } from '../../../loading/worker/parcels/pack';
import { type SessionEngine } from './engine';
import { rehearsalTrace } from './rehearsalTrace';

/** How often, and with how many spans: beyond that a session of 10,000 spans is read no sooner. */
const ROUNDS = 20;
const SPANS = 126;

const TRACE = '1';

/**
 * Does what an engine is for with a made-up session, as long as nobody wants anything of it: browsers compile only what
 * has run often, and a page waits for Tempo longer than this takes.
 *
 * @param engine of its own: what it holds afterwards is of no use
 * @param isWanted whether there is real work; what comes in the middle of a round waits some milliseconds
 */
export async function rehearse(
  engine: Pick<SessionEngine, 'addTrace' | 'model'>,
  isWanted: () => boolean
): Promise<void> {
  const bytes = rehearsalTrace(SPANS);
  for (let round = 0; round < ROUNDS; round++) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isWanted()) {
      return;
    }
    await engine.addTrace(TRACE, {
      chunks: inHalves(bytes),
      version: 2,
      source: { uid: '', name: '', type: 'tempo' },
      path: '',
    });
    const model = await engine.model({ id: TRACE, now: Date.now() });
    Array.from(pack(model ?? {}));
  }
}

/** As bytes come from a network: bit by bit. */
async function* inHalves(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const half = Math.floor(bytes.length / 2);
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}
