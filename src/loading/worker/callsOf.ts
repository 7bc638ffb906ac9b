import { type RemoteMessage } from './messages';
import { RemoteCalls } from './RemoteCalls';

/** The way to a worker that was just started, once it can be called. Rejects where its script can't be loaded or run. */
export function callsOf(worker: Worker): Promise<RemoteCalls> {
  return new Promise((resolve, reject) => {
    const calls = new RemoteCalls(worker, () => worker.terminate());
    worker.addEventListener('message', ({ data }: MessageEvent<RemoteMessage>) => {
      if (data.kind === 'ready') {
        resolve(calls);
      }
    });
    worker.addEventListener('error', ({ message }) => {
      const error = new Error(`The thread that reads the session failed: ${message || 'it could not be loaded'}`);
      calls.fail(error);
      reject(error);
    });
  });
}
