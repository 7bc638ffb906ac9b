/** Whether a version comes before another, by major and minor number; versions that are no numbers (`main-abc`) don't. */
export function isOlder(version: string, needed: string): boolean {
  const [major = NaN, minor = NaN] = numbersOf(version);
  const [neededMajor = 0, neededMinor = 0] = numbersOf(needed);
  return major < neededMajor || (major === neededMajor && minor < neededMinor);
}

function numbersOf(version: string): number[] {
  return version
    .replace(/^v/, '')
    .split('.')
    .map((part) => parseInt(part, 10));
}
