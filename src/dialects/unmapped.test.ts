import { span } from '../testing/spans';
import { unmappedNames } from './unmapped';

const namesOf = (...attributes: Array<Record<string, string | number>>) =>
  unmappedNames({ spans: attributes.map((one) => span(one)), logs: [] });

describe('attributes that nobody reads', () => {
  it('are collected where their name speaks of agents, with how often and where first', () => {
    expect(
      namesOf(
        { 'http.request.method': 'GET' },
        { 'acme.tokens.total': 5 },
        { 'acme.tokens.total': 7, 'acme.shop': 'x' }
      )
    ).toEqual([
      { name: 'acme.tokens.total', dialect: 'OTel GenAI', records: 2, example: { signal: 'span', index: 1 } },
    ]);
  });

  it('are not those that the dialect reads', () => {
    expect(namesOf({ 'gen_ai.request.model': 'm', 'session.id': 's' })).toEqual([]);
    expect(namesOf({ 'openinference.span.kind': 'LLM', 'gen_ai.tool.description': 'd' })).toMatchObject([
      { name: 'gen_ai.tool.description', dialect: 'OpenInference' },
    ]);
  });

  it('are one where lists are spread over many of them, and count once a record', () => {
    const spread = { 'llm.output.0.message.tool.0.name': 'a', 'llm.output.0.message.tool.1.name': 'b' };
    expect(namesOf(spread, spread)).toMatchObject([{ name: 'llm.output.#.message.tool.#.name', records: 2 }]);
  });

  it('are bounded in number and length', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`llm.a${index}`, index]));
    expect(namesOf(many)).toHaveLength(1000);
    expect(namesOf({ [`llm.${'x'.repeat(1000)}`]: 1 })).toEqual([]);
  });
});
