/**
 * Watches whether an answer begins. `fetch` fails in the same words where no connection was made and where one broke in
 * the middle of the answer, and Grafana's proxy passes an answer that was cut on as a broken connection. The browser's
 * own time sheet tells the two apart: it has the time of the first byte.
 *
 * @param url as it was asked for, with or without the origin
 */
export function watchAnswer(url: string): { began: () => boolean; stop: () => void } {
  if (typeof PerformanceObserver === 'undefined') {
    return { began: () => false, stop: () => {} };
  }
  let firstByte = 0;
  const see = (entries: PerformanceEntry[]) => {
    for (const entry of entries as PerformanceResourceTiming[]) {
      if (entry.name.endsWith(url)) {
        firstByte = Math.max(firstByte, entry.responseStart);
      }
    }
  };
  const observer = new PerformanceObserver((list) => see(list.getEntries()));
  observer.observe({ type: 'resource' });
  return {
    began: () => {
      see(observer.takeRecords());
      return firstByte > 0;
    },
    stop: () => observer.disconnect(),
  };
}
