/** Characters; a longer result is not searched. */
const LONGEST = 2 ** 16;

/** What a result that tells of a failure contains: cheaper to look for than to parse every result. */
const MARK = /"(is_?error|status)\\?"\s*:\s*(true|\\?"error)/i;

/** Objects that frameworks wrap a result in, on the way to its flag. */
const WRAPPERS = ['kwargs', 'output', 'result'] as const;

/**
 * Whether a tool's answer says itself that the call failed, as that of the Model Context Protocol (`isError`) and
 * frameworks' messages (`status: error`) do, whatever the record around it says.
 */
export function saysFailure(result: string | undefined): boolean {
  return result !== undefined && result.length <= LONGEST && MARK.test(result) && isFailure(parsed(result), 0);
}

function isFailure(value: unknown, depth: number): boolean {
  if (typeof value === 'string' && depth === 0) {
    // Encoded twice.
    return isFailure(parsed(value), 1);
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const answer = value as Record<string, unknown>;
  return (
    answer.isError === true ||
    answer.is_error === true ||
    answer.status === 'error' ||
    (depth < WRAPPERS.length && WRAPPERS.some((name) => isFailure(answer[name], depth + 1)))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
