import fc from 'fast-check';

import { ALL_KEYS } from '../dialects/key-groups';
import { GEN_AI } from '../dialects/keys';
import { readGoString } from '../testing/read-go-string';
import { attributesOfLabel, firstOf, hasMetadata, labelFormat, labelOf, metadataIs } from './logql';

describe('labelOf', () => {
  it.each([
    ['gen_ai.conversation.id', 'gen_ai_conversation_id'],
    ['ai.settings.context.sessionId', 'ai_settings_context_sessionId'],
    ['a..b__c-d', 'a_b_c_d'],
    ['9lives', 'key_9lives'],
    ['größe', 'gr_e'],
  ])('names %s as Loki does: %s', (attribute, label) => {
    expect(labelOf(attribute)).toBe(label);
  });

  it('leads back to every attribute with that label, to the one of today first', () => {
    for (const key of Object.values(GEN_AI)) {
      expect(attributesOfLabel(labelOf(key))[0]).toBe(key);
    }
    for (const key of ALL_KEYS) {
      expect(attributesOfLabel(labelOf(key))).toContain(key);
    }
    expect(attributesOfLabel('tool_name')).toEqual(['tool.name', 'tool_name']);
    expect(attributesOfLabel('somebody_elses')).toEqual(['somebody_elses']);
  });
});

describe('structured metadata', () => {
  it('looks for a value in several attributes, and takes the first of several', () => {
    expect(metadataIs(['a.b', 'c'], 'x"y`z')).toBe('a_b="x\\"y`z" or c="x\\"y`z"');
    expect(hasMetadata(['a.b', 'c'])).toBe('a_b!="" or c!=""');
    expect(firstOf(['a.b', 'c'])).toBe('{{ or .a_b .c }}');
  });

  it('keeps any value inside its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readGoString(metadataIs(['a'], text).slice('a='.length))).toEqual({ text, rest: '' });
      })
    );
  });
});

it('sets labels from templates, whatever quotes they hold', () => {
  expect(labelFormat({ a: '{{ .b }}', c: '{{ "`" }}' })).toBe('label_format a="{{ .b }}", c="{{ \\"`\\" }}"');
});
