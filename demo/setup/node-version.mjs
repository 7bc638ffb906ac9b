// @ts-check

// Read by any Node that knows modules: plain syntax only.

const OLDEST = [20, 20];

/**
 * @param {string} version of Node, such as `20.20.2`
 * @returns {string | undefined} a sentence, where the version is too old
 */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
    return undefined;
  }
  return `Node ${version} is too old: install Node ${OLDEST.join('.')} or newer (https://nodejs.org/).`;
}
