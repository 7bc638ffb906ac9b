/** Longest part of an id in a file's name. */
const LONGEST = 80;

/** Has the browser save a text as a file that is named after the session. */
export function download(sessionId: string, extension: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(sessionId, extension);
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Ids are text from outside: what file systems give a meaning to is left out. */
export function fileName(sessionId: string, extension: string): string {
  return `session-${sessionId.replace(/[^\w.-]+/g, '-').slice(0, LONGEST)}.${extension}`;
}
