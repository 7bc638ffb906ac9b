// @ts-check

/**
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function aborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/**
 * @param {Promise<void>[]} checks
 * @throws {Error} with the sentences of all that fail
 */
export async function allSentences(checks) {
  const results = await Promise.allSettled(checks);
  const sentences = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.message] : []));
  if (sentences.length > 0) {
    throw new Error(sentences.join('\n'));
  }
}
