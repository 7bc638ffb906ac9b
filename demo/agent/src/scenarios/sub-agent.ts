import { answer, ask, type Scenario } from './scenario';

const RELEASE_NOTES = `# Release 1.4.0

- Invoices name their due date.
- Week numbers follow ISO 8601.

Known gaps: dates with a time of day, thousands separators, the customer's tax number.
`;

export const subAgent: Scenario = {
  name: 'sub-agent',
  shows: 'the agent delegates to a sub-agent, which makes two tool calls of its own',
  model: 'gpt-5.2',
  stream: true,
  runs: [
    {
      prompts: ['Write the release notes for version 1.4.0.', 'Prepare release notes for 1.4.0, with the known gaps.'],
      main: [
        ask([{ tool: 'list_files', arguments: {} }], 32),
        ask([{ tool: 'delegate', arguments: { task: 'Collect what changed in 1.4.0 and the open TODOs.' } }], 80),
        ask([{ tool: 'write_file', arguments: { path: 'RELEASE-NOTES.md', text: RELEASE_NOTES } }], 48),
        answer('The release notes are in RELEASE-NOTES.md: two changes and three known gaps.', 32),
      ],
      research: [
        ask([{ tool: 'read_file', arguments: { path: 'CHANGELOG.md' } }], 16),
        ask([{ tool: 'search', arguments: { query: 'TODO' } }], 16),
        answer('1.4.0 adds due dates and ISO week numbers. Open: times of day, thousands separators, tax number.', 64),
      ],
    },
  ],
};
