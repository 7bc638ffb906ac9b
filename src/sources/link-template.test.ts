import * as fc from 'fast-check';

import { fillTemplate, templateProblem } from './link-template';

const TEMPLATE = 'https://langfuse.example.com/project/p/sessions/{sessionId}?trace={traceId}';
const IDS = { sessionId: 's 1/2?a=b&c#d', traceId: 'ab12', spanId: '' };

it('fills ids in, escaped', () => {
  expect(fillTemplate(TEMPLATE, IDS)).toEqual({
    url: 'https://langfuse.example.com/project/p/sessions/s%201%2F2%3Fa%3Db%26c%23d?trace=ab12',
    host: 'langfuse.example.com',
  });
});

it.each([
  ['', undefined],
  [TEMPLATE, undefined],
  ['http://10.0.0.1:3000/{traceId}', undefined],
  ['https://langfuse.example.com/sessions', 'no_placeholder'],
  ['javascript:alert("{sessionId}")', 'no_address'],
  ['data:text/html,{sessionId}', 'no_address'],
  ['langfuse.example.com/{sessionId}', 'no_address'],
  ['{sessionId}', 'no_address'],
])('%j: %j', (template, problem) => {
  expect(templateProblem(template)).toBe(problem);
  expect(problem !== undefined && fillTemplate(template, IDS)).toBe(problem === undefined ? false : undefined);
});

it('makes no link without the id that it needs', () => {
  expect(fillTemplate('https://a.example/{spanId}', IDS)).toBeUndefined();
});

it('leads to the host that the operator named, whatever the id', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '../..', '@evil.example', '//evil')),
      (sessionId) => {
        for (const template of [TEMPLATE, 'https://{sessionId}.example.com/', 'https://a.example{sessionId}/x']) {
          const link = fillTemplate(template, { ...IDS, sessionId });
          if (link !== undefined && template === TEMPLATE) {
            expect(new URL(link.url).pathname.startsWith('/project/p/sessions/')).toBe(true);
          }
          expect(
            link === undefined || new URL(link.url).origin === new URL(template.replace(/\{.*?\}/g, 'x')).origin
          ).toBe(true);
        }
      }
    )
  );
});
