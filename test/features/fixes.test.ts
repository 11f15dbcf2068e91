import { expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import type { Edit } from '../../src/checks/check.ts';
import { applyEdits, fixAll, fixesAt } from '../../src/features/fixes.ts';
import { expectFixAll, opened, parseFixture } from '../support/fixture.ts';

const broken = `
  //- /modules/a/a.otmod
  Module
    na$0me: 'a'
    autoLoad: yes
    autoload-priority: "7"
    sandboxed: on // for now
    dependencies: [ b, b, game_intreface ]
    scripts: main
    @onLoad: init
  //- /modules/a/main.lua
  function init()
  end
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
  //- /modules/game_interface/game_interface.otmod
  Module
    name: game_interface
    autoload: true
`;

test('"fix all" makes every safe change that does not touch another one', () => {
  expectFixAll(
    broken,
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: yes
      autoload-priority: 7
      // for now
      sandboxed: on
      dependencies: [ b, game_interface ]
      scripts: [ main ]
      @onLoad: init()
    `,
  );
});

test('applied again and again it comes to an end, with nothing left to fix', () => {
  const { files } = parseFixture(broken);
  const path = 'modules/a/a.otmod';
  let text = files.get(path) ?? '';
  for (let round = 0; round < 10; round++) {
    const { service, view } = opened(new Map([...files, [path, text]]));
    const { edits, count } = service.fixAll(view, path);
    if (count === 0) break;
    text = applyEdits(text, path, edits);
  }
  const { view } = opened(new Map([...files, [path, text]]));
  expect(view.diagnostics.get(path)).toBeUndefined();
  expect(text).toBe(
    [
      'Module',
      '  name: a',
      '  autoload: true',
      '  autoload-priority: 7',
      '  // for now',
      '  sandboxed: true',
      '  dependencies: [ b, game_interface ]',
      '  scripts: [ main ]',
      '  @onLoad: init()',
      '',
    ].join('\n'),
  );
});

test('it changes no other file, and nothing that is a matter of opinion', () => {
  expectFixAll(
    `
    //- /modules/folder/a.otmod
    Module
      name: $0a
      otuis: []
      autoload: maybe
      dependencies: [ nowhere_near ]
    //- /modules/b/b.otmod
    Module
      name: 'b'
    `,
    '',
  );
});

test('a file that has nothing to fix stays as it is', () => {
  const { service, view } = opened(parseFixture(broken).files);
  expect(service.fixAll(view, 'modules/b/b.otmod')).toEqual({ edits: [], count: 0 });
  expect(service.fixAll(view, 'no/such/file.otmod')).toEqual({ edits: [], count: 0 });
});

test('of two fixes that touch the same text the first is made; cuts may lie side by side', () => {
  const path = 'a';
  const finding = (start: number, end: number, text: string) => {
    const edit: Edit = { kind: 'replace', path, span: span(start, end), text };
    const fix = { title: '', edits: [edit], preferred: true };
    return { code: '', path, span: edit.span, message: '', severity: 'error', fixes: () => [fix] } as const;
  };
  const made = (...findings: ReturnType<typeof finding>[]) => fixAll(findings, () => true).count;
  expect(made(finding(0, 4, 'x'), finding(2, 6, 'y'))).toBe(1);
  expect(made(finding(0, 4, 'x'), finding(4, 6, 'y'))).toBe(1);
  expect(made(finding(0, 4, 'x'), finding(5, 6, 'y'))).toBe(2);
  expect(made(finding(0, 4, ''), finding(4, 6, ''))).toBe(2);
  expect(made(finding(0, 4, ''), finding(3, 6, ''))).toBe(1);
  expect(made(finding(0, 4, ''), finding(4, 4, 'x'))).toBe(1);
});

test('fixes are those of every finding that touches the place, each with its finding', () => {
  const { view } = opened(parseFixture(broken).files);
  const found = view.diagnostics.get('modules/a/a.otmod') ?? [];
  const at = found.find(it => it.code === 'chunk-not-calling')?.span ?? span(0, 0);
  const codes = (place: typeof at) => fixesAt(found, place).map(({ diagnostic }) => diagnostic.code);
  expect(codes(at)).toEqual(['chunk-not-calling']);
  expect(codes(span(at.end, at.end))).toEqual(['chunk-not-calling']);
  expect(codes(span(at.end + 1, at.end + 1))).toEqual([]);
  expect(new Set(codes(span(0, 10_000)))).toEqual(
    new Set(found.filter(it => (it.fixes?.() ?? []).length > 0).map(it => it.code)),
  );
});

test('edits of a text are applied together: what is put in at one place stays in order, before what is cut there', () => {
  const edit = (start: number, end: number, text: string): Edit => ({
    kind: 'replace',
    path: 'a',
    span: span(start, end),
    text,
  });
  const other: Edit = { kind: 'replace', path: 'b', span: span(0, 1), text: 'z' };
  const create: Edit = { kind: 'create', path: 'c', text: 'z' };
  expect(applyEdits('0123456789', 'a', [edit(2, 4, ''), other, edit(8, 8, 'x'), create])).toBe('014567x89');
  expect(applyEdits('0123', 'a', [edit(1, 1, 'a'), edit(1, 1, 'b')])).toBe('0ab123');
  expect(applyEdits('0123', 'a', [edit(1, 3, ''), edit(1, 1, 'new')])).toBe('0new3');
});
