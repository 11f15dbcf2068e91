import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const manifest = (line: string, marks = '') => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}${marks && `\n${marks}`}
`;
const mark = (carets: string, words: string) => `                       ${carets} ${words}`;
const refused = (value: string) =>
  `error[unreadable-integer] "autoload-priority" takes a whole number, not "${value}". The client says: "failed to cast node value '${value}' to type 'int'", and reads no further.`;

test.each(['high', '5.5', '+5', '"5"', '--5', '1 000'])('"%s" is no number to the client', value => {
  expectFindings(manifest(`autoload-priority: ${value}`, mark('^'.repeat(value.length), refused(value))));
});

test.each(['0', '-7', '007', '-0010', '9999'])('"%s" is a number', value => {
  expectFindings(manifest(`autoload-priority: ${value}`));
});

test('"~" is as good as no key', () => {
  expectFindings(manifest('autoload-priority: ~'));
});

test('nothing, a lone dash and a number over 32 bits are read as another number', () => {
  expectFindings(
    manifest(
      'autoload-priority:',
      '    ^^^^^^^^^^^^^^^^^ warning[unreadable-integer] The client reads 0 here, not "".',
    ),
  );
  expectFindings(
    manifest('autoload-priority: -', mark('^', 'warning[unreadable-integer] The client reads 0 here, not "-".')),
  );
  expectFindings(
    manifest(
      'autoload-priority: 4294967301',
      mark('^^^^^^^^^^', 'warning[unreadable-integer] The client reads 5 here, not "4294967301".'),
    ),
  );
});

test('a value that a later one replaces is never read', () => {
  expectFindings(
    manifest(
      'autoload-priority: high',
      '    autoload-priority: 5\n    ^^^^^^^^^^^^^^^^^ warning[duplicate-key] "autoload-priority" is stated twice: the last one wins.',
    ),
  );
});

test.each([
  ['+$05', '5'],
  ['"$05"', '5'],
  ['$05.0', '5'],
  ['$01e3', '1000'],
  ['$00x10', '16'],
  ['$05.5', '5'],
  ['$0about 20', '20'],
  ['$0-', '0'],
  ['$04294967301', '5'],
])('for "%s" the number %s is offered', (value, number) => {
  const fixture = manifest(`autoload-priority: ${value}`);
  expect(fixTitles(fixture)).toEqual([`Write ${number}`]);
  expectFix(fixture, `Write ${number}`, manifest(`autoload-priority: ${number}`));
});

test.each(['autoload-$0priority:', 'autoload-$0priority'])('"%s" is given the number that it stands for', line => {
  expectFix(manifest(line), 'Write 0', manifest('autoload-priority: 0'));
});

test('where there is no number, none is offered', () => {
  expect(fixTitles(manifest('autoload-priority: $0high'))).toEqual([]);
});
