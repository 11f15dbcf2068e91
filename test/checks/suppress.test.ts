import { describe, expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import { finish } from '../../src/base/stepwise.ts';
import type { Diagnostic } from '../../src/checks/check.ts';
import type { Diagnostics } from '../../src/checks/diagnostics-by-path.ts';
import { Suppressor } from '../../src/checks/suppress.ts';
import { suppressingAt } from '../../src/features/suppressing.ts';
import type { Snapshot } from '../../src/workspace/snapshot.ts';
import { clientFolder, manifest, snapshot, snapshotOf } from '../support/client.ts';
import { apply } from '../support/edits.ts';

const sound = { 'modules/a/a.otmod': manifest('a', 'autoload: true') };

/** Each `bad` in any file, as a check would tell of it. */
function bads({ paths, text }: Snapshot): Diagnostics {
  const found = new Map<string, readonly Diagnostic[]>();
  for (const path of paths()) {
    const list = [...(text(path) ?? '').matchAll(/bad/g)].map(
      ({ index }): Diagnostic => ({
        path,
        code: 'unknown-module',
        severity: 'error',
        message: 'Bad.',
        span: span(index, index + 3),
      }),
    );
    if (list.length > 0) found.set(path, list);
  }
  return found;
}

/** `path:line code` of all that is left. */
function leftIn(suppressor: Suppressor, shot: Snapshot): readonly string[] {
  const left = finish(suppressor.apply(bads(shot), shot));
  return [...left].flatMap(([path, list]) =>
    list.map(it => {
      const line = (shot.text(path) ?? '').slice(0, it.span.start).split('\n').length;
      return `${path}:${line} ${it.code}`;
    }),
  );
}

const left = (path: string, ...lines: readonly string[]) => leftOfText(path, lines.join('\n'));
const leftOfText = (path: string, text: string) => leftIn(new Suppressor(), snapshot({ ...sound, [path]: text }));

const word = 'otmod-disable-next-line unknown-module';

describe.each([
  ['modules/a/a.lua', '--', ['if x then', '  bad()', '  bad()', 'end']],
  ['modules/a/a.otui', '//', ['Panel', '  id: bad', '  x: bad', '  y: 1']],
  ['modules/a/x.otmod.jsonc', '//', ['{', '  "name": "bad",', '  "author": "bad"', '}']],
  ['data/styles/x.otui', '//', ['Panel', '  id: bad', '  x: bad', '  y: 1']],
  ['init.lua', '--', ['if x then', '  bad()', '  bad()', 'end']],
])('in %s', (path, sign, [head, bad, other, tail]) => {
  const fine = (line: string) => line.replaceAll('bad', 'fine');

  test('a comment silences what is found in the next line, there alone', () => {
    expect(left(path, head, `  ${sign} ${word} -- why`, bad, other, tail)).toEqual([`${path}:4 unknown-module`]);
  });

  test('one that silences nothing is found, also where nothing else is', () => {
    const own = [`${path}:2 unused-suppression`];
    expect(left(path, head, `  ${sign} ${word} -- why`, fine(bad), fine(other), tail)).toEqual(own);
    expect(left(path, head, `  ${sign} ${word}\r`, `${fine(bad)}\r`, other, tail)).toEqual([
      ...own,
      `${path}:4 unknown-module`,
    ]);
  });

  test('the light-bulb puts it above the line, at its indentation', () => {
    const text = [head, bad, other, tail].join('\r\n');
    const shot = snapshot({ ...sound, [path]: text });
    const place = span(text.indexOf('bad'), text.indexOf('bad') + 1);
    const offered = suppressingAt(shot, bads(shot).get(path) ?? [], place);
    expect(offered.map(({ fix }) => fix?.title)).toEqual(['Suppress "unknown-module" for this line']);
    const after = apply(new Map([[path, text]]), offered[0].fix?.edits ?? []).get(path) ?? '';
    expect(after).toBe([head, `  ${sign} ${word}`, bad, other, tail].join('\r\n'));
    expect(leftOfText(path, after)).toEqual([`${path}:4 unknown-module`]);
  });

  test('what is found follows the text', () => {
    const folder = clientFolder({ ...sound, [path]: [head, bad, other, tail].join('\n') });
    const suppressor = new Suppressor();
    const typed = (...lines: readonly string[]) => {
      folder.putBuffer(path, lines.join('\n'));
      return leftIn(suppressor, snapshotOf(folder));
    };
    expect(leftIn(suppressor, snapshotOf(folder))).toHaveLength(2);
    expect(typed(head, `  ${sign} ${word}`, bad, other, tail)).toEqual([`${path}:4 unknown-module`]);
    expect(typed(head, `  ${sign} ${word}`, fine(bad), other, tail)).toEqual([
      `${path}:2 unused-suppression`,
      `${path}:4 unknown-module`,
    ]);
    expect(typed(head, `  ${sign} ${word}`, fine(bad), fine(other), tail)).toEqual([`${path}:2 unused-suppression`]);
    expect(typed(head, fine(bad), fine(other), tail)).toEqual([]);
    folder.closeBuffer(path);
    expect(leftIn(suppressor, snapshotOf(folder))).toHaveLength(2);
  });

  test('the other sign begins no comment', () => {
    expect(left(path, head, `  ${sign === '--' ? '//' : '--'} ${word}`, bad, tail)).toEqual([
      `${path}:3 unknown-module`,
    ]);
  });
});

test('in a block of a file of widgets the comment is one of Lua', () => {
  const lines = ['Panel', '  @onClick: |', `    -- ${word}`, '    bad()', `    // ${word}`, '    bad()'];
  expect(left('modules/a/a.otui', ...lines)).toEqual(['modules/a/a.otui:6 unknown-module']);
});

test('a comment of several lines holds none', () => {
  const path = 'modules/a/x.otmod.jsonc';
  const inside = ['{', '/*', `// ${word}`, '*/ "name": "bad", // /*', `// ${word}`, '"author": "/*bad" }'];
  expect(left(path, ...inside)).toEqual([`${path}:4 unknown-module`]);
  expect(left(path, '{', '/*', `// ${word}`, 'bad')).toEqual([`${path}:4 unknown-module`]);
});

test('files of others are left alone, unless something is found in them', () => {
  const folder = clientFolder({ ...sound, 'tools/x.lua': `-- ${word}\nfine()\n`, 'tools/y.otui': `// ${word}\n` });
  const suppressor = new Suppressor();
  const typed = (text: string) => {
    folder.putBuffer('tools/x.lua', text);
    return leftIn(suppressor, snapshotOf(folder));
  };
  expect(leftIn(suppressor, snapshotOf(folder))).toEqual([]);
  expect(typed(`-- ${word}\nbad()\nbad()\n`)).toEqual(['tools/x.lua:3 unknown-module']);
  expect(typed(`-- ${word}\nfine()\n`)).toEqual(['tools/x.lua:1 unused-suppression']);
  folder.putFile('tools/x.otmod', manifest('x'));
  expect(leftIn(suppressor, snapshotOf(folder))).toContain('tools/y.otui:1 unused-suppression');
});

test('a file whose text is gone holds nothing', () => {
  const path = 'modules/a/a.lua';
  const folder = clientFolder({ ...sound, [path]: `-- ${word}\nfine()\n` });
  const suppressor = new Suppressor();
  expect(leftIn(suppressor, snapshotOf(folder))).toEqual([`${path}:1 unused-suppression`]);
  folder.putFile(path, undefined);
  expect(leftIn(suppressor, snapshotOf(folder))).toEqual([]);
});
