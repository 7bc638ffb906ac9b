import * as v from 'valibot';

import { SourceError, type SourceRef } from './failure';
import { requestJson, type RequestOptions } from './http';

/**
 * Asks a data source for JSON of a known shape.
 *
 * @throws SourceError, `unreadable` where the answer has another shape
 */
export async function requestShape<Schema extends v.GenericSchema>(
  source: SourceRef,
  path: string,
  schema: Schema,
  options: RequestOptions = {}
): Promise<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, await requestJson(source, path, options));
  if (!result.success) {
    const [issue] = result.issues;
    const said = `${v.getDotPath(issue) ?? 'answer'}: ${issue.message}`;
    throw new SourceError('unreadable', { source, path, said });
  }
  return result.output;
}
