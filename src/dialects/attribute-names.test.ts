import type { RawLog } from '../model/telemetry';
import { span } from '../testing/spans';
import { foldSessions } from './sessions';

const emitter = {
  resource: [
    { key: 'service.name', value: { stringValue: 'report-service' } },
    { key: 'acme.squad', value: { stringValue: 'payments' } },
    { key: 'team.id', value: { stringValue: 'nobody' } },
    { key: 'acme.app', value: { stringValue: 'reporter' } },
  ],
  scope: { name: '', version: '' },
};

const fold = (attributes: Record<string, string>, names: object) =>
  foldSessions(
    { spans: [span({ 'gen_ai.operation.name': 'chat', ...attributes }, { emitter })], logs: [] },
    { attributeNames: names }
  )[0];

describe('attributes that an operator names', () => {
  it('go before those of conventions, on the resource and on records', () => {
    expect(fold({ 'acme.repo': 'shop' }, { team: 'acme.squad', repository: 'acme.repo' })).toMatchObject({
      team: 'payments',
      repository: 'shop',
    });
    expect(fold({ 'gen_ai.agent.name': 'main', 'acme.bot': 'reviewer' }, { agent: 'acme.bot' })?.agent).toBe(
      'reviewer'
    );
  });

  it('name the agent where no record does, before the service', () => {
    expect(fold({}, { agent: 'acme.app' })?.agent).toBe('reporter');
    expect(fold({}, { agent: 'acme.other' })?.agent).toBe('report-service');
  });

  it('change nothing where they are blank or absent', () => {
    expect(fold({}, { team: ' ' })?.team).toBe('nobody');
    expect(fold({}, {})?.team).toBe('nobody');
  });
});

describe('facts that no convention names', () => {
  it('are taken from the attributes that owners of agents are asked for', () => {
    const facts = {
      'agent.instructions.version': '7',
      'agent.decision': 'approve',
      'agent.role': 'security',
      'vcs.change.id': '12',
      'vcs.issue.id': '34',
      'tenant.id': 't1',
    };
    expect(fold(facts, {})).toMatchObject({
      instructionVersion: '7',
      decisionTaken: 'approve',
      role: 'security',
      pullRequest: '12',
      issue: '34',
      tenant: 't1',
    });
  });

  it('are told by an event where somebody overrides a decision, in any dialect', () => {
    const attributes = {
      'session.id': 's1',
      'agent.override.from': 'approve',
      'agent.override.to': 'reject',
      'agent.override.reason': 'misses a leak',
    };
    const call = span({ 'gen_ai.operation.name': 'chat', 'session.id': 's1' }, { emitter });
    const override: RawLog = {
      ...span(attributes, { emitter: { ...emitter, scope: { name: 'qwen-code', version: '' } } }),
      traceId: '',
      spanId: '',
      time: 5,
      eventName: 'agent.override',
      severity: '',
      body: '',
    };
    expect(foldSessions({ spans: [call], logs: [override] })).toMatchObject([
      { id: 's1', overrides: [{ time: 5, from: 'approve', to: 'reject', reason: 'misses a leak' }] },
    ]);
  });
});
