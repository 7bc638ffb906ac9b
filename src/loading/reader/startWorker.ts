import { callsOf } from '../worker/callsOf';
import { WorkerOfAnyOrigin } from '../worker/workerOfAnyOrigin';
import { RemoteReader } from './remoteReader';

/** Starts a reader in a thread of its own. Fails where the browser, or a policy of the page, does not let it. */
export async function startWorker(): Promise<RemoteReader> {
  return new RemoteReader(await callsOf(new WorkerOfAnyOrigin(new URL('./reader.worker.ts', import.meta.url))));
}
