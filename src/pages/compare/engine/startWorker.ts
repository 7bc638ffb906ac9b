import { callsOf } from '../../../loading/worker/callsOf';
import { WorkerOfAnyOrigin } from '../../../loading/worker/workerOfAnyOrigin';
import { RemoteEngine } from './remoteEngine';

/** Starts an engine in a thread of its own. Fails where the browser, or a policy of the page, does not let it. */
export async function startWorker(): Promise<RemoteEngine> {
  return new RemoteEngine(await callsOf(new WorkerOfAnyOrigin(new URL('./compare.worker.ts', import.meta.url))));
}
