import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentationCodes } from '../../src/checks/indentation.ts';
import { clients } from '../../src/clients/clients.ts';
import { parseOtml } from '../../src/syntax/otml/parse.ts';
import { conformanceTexts } from '../support/corpus.ts';
import { codesIn, factsIn, fixed } from '../support/indentation.ts';
import { engines, runs } from './arbitraries.ts';

const alone = new Set(['missing-script', 'unknown-module', 'unknown-load-later', 'never-loaded', 'folder-name']);

/** Texts of the conformance cases in which there is nothing to find but what lies around them. */
const sound = conformanceTexts().filter(
  text =>
    parseOtml(text, clients.mehah.dialect).problems.length === 0 &&
    codesIn(text, clients.mehah).every(code => alone.has(code)),
);

const word = fc.constantFrom('a', 'b', 'game_things', '"a"');
const list = fc.array(word, { maxLength: 3 });
const lua = fc.array(
  fc.constantFrom('init()', 'if x then', '  init()', 'end', 'a:start()', '-- why', 'local t = {', '  a = 1,', '}', ''),
  { minLength: 1, maxLength: 5 },
);
const dashes = (key: string, items: readonly string[]) => [`  ${key}:`, ...items.map(item => `    - ${item}`)];
const blockOf = (key: string, lines: readonly string[]) => [
  `  ${key}: |`,
  ...lines.map(line => (line === '' ? '' : `    ${line}`)),
];

/** The lines of one key, or of a comment. */
const key = fc.oneof(
  list.map(items => dashes('dependencies', items)),
  list.map(items => dashes('load-later', items)),
  list.map(items => [`  scripts: [ ${items.join(', ')} ]`]),
  lua.map(lines => blockOf('@onLoad', lines)),
  lua.map(lines => blockOf('@onUnload', lines)),
  fc
    .constantFrom('autoload: true', 'sandboxed: true', 'autoload-priority: 7', '@onLoad: init()', '@onUnload: stop()')
    .map(it => [`  ${it}`]),
  fc
    .constantFrom('description: |', 'author: me')
    .map(it => (it.endsWith('|') ? [`  ${it}`, '    One: two.'] : [`  ${it}`])),
  fc.constantFrom('  // why', '', '    // deep', '  # why').map(it => [it]),
);

const written = fc
  .array(key, { maxLength: 7 })
  .map(keys => ['Module', '  name: a', ...keys.flat(), ''].join('\n'))
  .filter(text => codesIn(text, clients.mehah).every(code => alone.has(code) || code.startsWith('chunk-')));

const damages: readonly ((line: string) => string)[] = [
  line => line.replace(/^ /, ''),
  line => ` ${line}`,
  line => `\t${line}`,
  line => line.replace(/^ {2}/, '\t'),
  line => line.replace(/^ +/, '\t'),
];

/** One line of a text with another indentation. */
const damage = (text: string, where: number, how: (line: string) => string) => {
  const lines = text.split('\n');
  const at = Math.floor(where * lines.length);
  return lines.map((line, i) => (i === at ? how(line) : line)).join('\n');
};

test('a line whose indentation was damaged is put back where it was, or left to whoever looks at it', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...sound), written),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.constantFrom(...damages),
      engines,
      (text, where, how, id) => {
        const engine = clients[id];
        fc.pre(parseOtml(text, engine.dialect).problems.length === 0);
        const damaged = damage(text, where, how);
        fc.pre(parseOtml(damaged, engine.dialect).problems.length > 0);
        const after = fixed(damaged, engine);
        if (!after.codes.some(code => indentationCodes.has(code))) return;
        expect(factsIn(after.text, engine)).toEqual(factsIn(fixed(text, engine).text, engine));
      },
    ),
    { numRuns: runs },
  );
});
