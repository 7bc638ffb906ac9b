import fc from 'fast-check';
import { attributeOfLabel, firstOf, labelOf, metadataIs, quoted } from './logql';

describe('LogQL', () => {
  it('quotes any text so that it reads back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(JSON.parse(quoted(text))).toBe(text)));
  });

  it('names attributes as Loki does, and knows them again', () => {
    expect(labelOf('gen_ai.conversation.id')).toBe('gen_ai_conversation_id');
    expect(labelOf('9lives')).toBe('_9lives');
    expect(attributeOfLabel('gen_ai_conversation_id')).toBe('gen_ai.conversation.id');
    expect(attributeOfLabel('somebody_elses')).toBe('somebody_elses');
  });

  it('looks for a value in several attributes, and takes the first of several', () => {
    expect(metadataIs(['session.id', 'gen_ai.conversation.id'], 'a"b')).toBe(
      'session_id="a\\"b" or gen_ai_conversation_id="a\\"b"'
    );
    expect(firstOf(['session.id', 'ulid'])).toBe('{{ or .session_id .ulid }}');
  });
});
