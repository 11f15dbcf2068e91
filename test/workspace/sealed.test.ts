import { expect, test } from 'vitest';
import { decode } from '../../src/base/bytes.ts';
import { isSealed } from '../../src/workspace/sealed.ts';

test('a text is not sealed, in whatever script or encoding it is written', () => {
  expect(isSealed('')).toBe(false);
  expect(isSealed('Module\r\n\tname: a\n')).toBe(false);
  expect(isSealed('\ufeffModule\n  description: Zażółć gęślą jaźń 🐉🐉🐉\n')).toBe(false);
  const latin1 = Uint8Array.from(Buffer.from('Module\n  description: configuração e opções do módulo\n', 'latin1'));
  expect(isSealed(decode(latin1))).toBe(false);
});

test('the header of OTCv8 seals what follows', () => {
  expect(isSealed('ENC3Module\n  name: a\n')).toBe(true);
  expect(isSealed(' ENC3')).toBe(false);
});

test('bytes that no text has in such numbers seal it', () => {
  expect(isSealed('\0\0\0\0name')).toBe(true);
  expect(isSealed(decode(Uint8Array.of(0x80, 0x91, 0xa2, 0xb3, 0x41, 0x42)))).toBe(true);
  expect(isSealed(`\u0001${'text '.repeat(20)}`)).toBe(false);
});
