import { type EngineMessage } from './messages';
import { RemoteEngine } from './remoteEngine';
import { WorkerOfAnyOrigin } from './workerOfAnyOrigin';

/** Starts an engine in a thread of its own. Fails where the browser, or a policy of the page, does not let it. */
export function startWorker(): Promise<RemoteEngine> {
  return new Promise((resolve, reject) => {
    const worker = new WorkerOfAnyOrigin(new URL('./session.worker.ts', import.meta.url));
    const engine = new RemoteEngine(worker, () => worker.terminate());
    worker.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
      if (data.kind === 'ready') {
        resolve(engine);
      }
    });
    worker.addEventListener('error', ({ message }) => {
      const error = new Error(`The thread that reads the session failed: ${message || 'it could not be loaded'}`);
      engine.fail(error);
      reject(error);
    });
  });
}
