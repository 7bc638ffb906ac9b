/** Starts something in a thread of its own; in this one where there are no workers or none can be started. */
export async function startedAside<T>(startWorker: () => Promise<T>, startHere: () => T): Promise<T> {
  if (typeof Worker !== 'undefined') {
    try {
      return await startWorker();
    } catch {
      // The page then works as well, only less smoothly.
    }
  }
  return startHere();
}
