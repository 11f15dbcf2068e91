import { expect, test } from 'vitest';
import { NameTable } from '../../src/base/name-table.ts';

test('each text has a number of its own, from 0, that it keeps', () => {
  const table = new NameTable();
  expect(['a', 'b', 'a', '', 'A', 'b'].map(text => table.id(text))).toEqual([0, 1, 0, 2, 3, 1]);
  expect(table.size).toBe(4);
});

test('texts that objects know by themselves are as good as others', () => {
  const table = new NameTable();
  expect(['constructor', '__proto__', 'toString'].map(text => table.id(text))).toEqual([0, 1, 2]);
});
