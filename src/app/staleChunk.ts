const RELOADED_KEY = 'flightrecorder.reloaded-for-chunk';

/** Whether an error means that a part of the app could not be loaded, usually since a newer version replaced its file. */
export function isChunkError(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'ChunkLoadError' || /loading (css )?chunk .* failed/i.test(error.message))
  );
}

/**
 * Says whether reloading the page may be tried for a missing chunk, and remembers that it was: the second time in one
 * browser session the answer is no, so that a broken installation never ends in a reload loop.
 */
export function mayReloadOnce(storage: Storage): boolean {
  if (storage.getItem(RELOADED_KEY) !== null) {
    return false;
  }
  storage.setItem(RELOADED_KEY, new Date().toISOString());
  return true;
}

/** To be called once a chunk has loaded: the next stale chunk may reload again. */
export function forgetReload(storage: Storage): void {
  storage.removeItem(RELOADED_KEY);
}
