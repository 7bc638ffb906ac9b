/**
 * Words of the OpenTelemetry Transformation Language (OTTL), in which the transform, filter and signal_to_metrics
 * components are configured.
 */

/** One group of statements of the transform processor. */
export interface StatementGroup {
  context: string;
  conditions?: string[];
  /** `silent` where telemetry that can't be read is no news: a log line for each record would be. */
  error_mode?: 'ignore' | 'silent';
  statements: string[];
}

/** A text as an OTTL literal. A dollar sign is doubled, as the collector expands `$…` in its configuration. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('$', '$$$$');
}

/** The value of an environment variable, put in when the collector starts, as an OTTL literal. */
export function environmentLiteral(variable: string, fallback = ''): string {
  return `"\${env:${variable}${fallback === '' ? '' : `:-${fallback}`}}"`;
}

export function equals(path: string, value: string | number | boolean): string {
  return `${path} == ${typeof value === 'string' ? literal(value) : value}`;
}

export function matches(path: string, pattern: string): string {
  return `IsMatch(${path}, ${literal(pattern)})`;
}

export function isSet(path: string): string {
  return `${path} != nil`;
}

export function isUnset(path: string): string {
  return `${path} == nil`;
}

/** All conditions at once; empty ones do not count. */
export function all(...conditions: string[]): string {
  const parts = conditions.filter((condition) => condition !== '');
  return parts.length === 1 ? parts[0]! : parts.map(bracketed).join(' and ');
}

/** Any of the conditions. */
export function any(...conditions: string[]): string {
  return conditions.length === 1 ? conditions[0]! : conditions.map(bracketed).join(' or ');
}

export function not(condition: string): string {
  return `not (${condition})`;
}

/** `set(target, value)`, under a condition if one is given. */
export function set(target: string, value: string, condition = ''): string {
  return when(`set(${target}, ${value})`, condition);
}

/** A statement that is run under a condition. */
export function when(statement: string, condition: string): string {
  return condition === '' ? statement : `${statement} where ${condition}`;
}

/** A pattern of ours as RE2 spells it: flags in front. */
export function re2(pattern: RegExp): string {
  const flags = pattern.flags.replace(/[^is]/g, '');
  return (flags === '' ? '' : `(?${flags})`) + pattern.source;
}

function bracketed(condition: string): string {
  return / (and|or) /.test(condition) ? `(${condition})` : condition;
}
