import { runOfSteps, sessionOfRuns } from '../../../testing/sketches';
import { referencesOf } from './references';

const session = (part: Parameters<typeof sessionOfRuns>[1]) => sessionOfRuns([runOfSteps([])], part);
const texts = (part: Parameters<typeof sessionOfRuns>[1]) => referencesOf(session(part)).map(({ text }) => text);

it('names what a value alone does not tell, and leaves out what nobody said', () => {
  expect(
    texts({
      source: 'cli',
      role: 'reviewer',
      instructionVersion: 'v7',
      team: 'payments',
      repository: 'shop',
      branch: 'main',
      commit: '3c1e0000aaaa',
      decisionTaken: 'approve',
    })
  ).toEqual(['cli', 'role reviewer', 'prompt v7', 'team payments', 'shop main@3c1e0000', 'decided approve']);
  expect(texts({})).toEqual([]);
});

it('leads to the web only', () => {
  const links = (pullRequest: string) => referencesOf(session({ pullRequest })).map(({ href }) => href);
  expect(links('https://git.example.com/shop/pull/412')).toEqual(['https://git.example.com/shop/pull/412']);
  for (const other of ['412', 'javascript:alert(1)', 'https://a b', 'data:text/html,x']) {
    expect(links(other)).toEqual([undefined]);
  }
});
