import { SourceError, type FailureKind } from '../sources/failure';
import { failureSentence, type RequestFailure } from './failureSentence';

const source = { uid: 'x', name: 'Prod <Tempo>', type: 'tempo' } as const;

const failed = (kind: FailureKind, status?: number, said?: string) =>
  new SourceError(kind, { source, path: '/api/search', status, said });

it.each<[FailureKind, RegExp]>([
  ['unreachable', /cannot be reached: check that it is running/],
  ['timeout', /did not answer \/api\/search in time: try a shorter time range/],
  ['unauthorized', /HTTP 401/],
  ['forbidden', /ask an administrator/],
  ['rate_limited', /HTTP 429/],
  ['bad_request', /refused the query at \/api\/search \(HTTP 400\)/],
  ['not_found', /HTTP 404/],
  ['too_large', /larger than its own limit/],
  ['server', /failed at \/api\/search \(HTTP 400\)/],
  ['html', /A web page came in place of an answer/],
  ['cut', /broke off in the middle/],
  ['unreadable', /a shape that this version of the app does not know/],
  ['aborted', /given up/],
])('names the data source and the next step: %s', (kind, expected) => {
  const error: RequestFailure & Error = failed(kind, 400);
  const sentence = failureSentence(error);
  expect(sentence).toMatch(expected);
  expect(sentence).toMatch(/Prod <Tempo> \(tempo\)/);
});

it('adds what the data source said, but not half a page', () => {
  expect(failureSentence(failed('bad_request', 400, 'parse error at <line 1>'))).toMatch(
    /It said: parse error at <line 1>$/
  );
  expect(failureSentence(failed('html', 200, '<!doctype html>'))).not.toContain('doctype');
});

it('tells an error of the app from one of a source', () => {
  expect(failureSentence(new TypeError('x is undefined'))).toBe(
    'The app failed while reading an answer: x is undefined'
  );
  expect(failureSentence(Object.assign(new Error('odd'), { kind: 'constructor', details: {} }))).toContain('odd');
});
