import fc from 'fast-check';
import { hexOf, looksLikeTraceId, spanIdOf, traceIdOf } from './ids';

describe('ids', () => {
  it('restores the leading zeros that a search leaves out', () => {
    expect(traceIdOf('abc')).toBe('00000000000000000000000000000abc');
    expect(spanIdOf('1f')).toBe('000000000000001f');
  });

  it('reads the base64 of trace documents', () => {
    expect(traceIdOf('AAAAAAAAAAAAAAAAAAAKvA==')).toBe('00000000000000000000000000000abc');
    expect(spanIdOf('AAAAAAAAAB8=')).toBe('000000000000001f');
  });

  it('takes all zeros and other types for no id', () => {
    expect(spanIdOf('0000000000000000')).toBe('');
    expect(traceIdOf(undefined)).toBe('');
    expect(traceIdOf(17)).toBe('');
  });

  it('keeps ids of other lengths and alphabets, so that they still equal themselves', () => {
    expect(traceIdOf('not an id')).toBe('not an id');
    expect(spanIdOf('0123456789abcdef0')).toBe('0123456789abcdef0');
  });

  it('gives any 16 bytes the same id in hex and in base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(traceIdOf(btoa(String.fromCharCode(...bytes)))).toBe(traceIdOf(hexOf(bytes)));
      })
    );
  });

  it('knows a pasted trace id from a session id', () => {
    expect(looksLikeTraceId('5B8EFFF798038103D269B633813FC60C')).toBe(true);
    expect(looksLikeTraceId('session-1')).toBe(false);
  });
});
