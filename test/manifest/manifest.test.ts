import { describe, expect, test } from 'vitest';
import { type EngineId, engineIds } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { fields } from '../../src/manifest/fields.ts';
import { readManifest } from '../../src/manifest/manifest.ts';

const read = (lines: string, engine: EngineId = 'mehah') => readManifest(lines, clients[engine]);
/** Why the engine stops reading, as it says it of a file called F; its death by kind. */
function refusal(lines: string, engine: EngineId = 'mehah'): string | undefined {
  const outcome = read(lines, engine).failure?.outcome;
  return outcome?.kind === 'error' ? outcome.message('F') : outcome?.kind;
}

describe('values', () => {
  test('know where they stand', () => {
    const text = 'Module\n  name: "a"\n  dependencies: [ x, yy ]\n  scripts:\n    - z\n';
    const { name, dependencies, scripts } = read(text);
    const marked = [name, ...dependencies, ...scripts].map(it => it && text.slice(it.span.start, it.span.end));
    expect(marked).toEqual(['"a"', 'x', 'yy', 'z']);
  });

  test('are unquoted, in lists too', () => {
    const { name, dependencies } = read('Module\n  name: "a b"\n  dependencies:\n    - "c"\n    - \'d\'\n');
    expect([name?.value, ...dependencies.map(it => it.value)]).toEqual(['a b', 'c', "'d'"]);
  });

  test('of a plain value where a list is wanted are none', () => {
    expect(read('Module\n  name: a\n  scripts: b.lua\n').scripts).toEqual([]);
  });

  test('of lines below without dashes are empty', () => {
    const { loadLater } = read('Module\n  name: a\n  load-later:\n    client_x\n');
    expect(loadLater.map(it => it.value)).toEqual(['']);
  });

  test('of "[ ]" is one empty item, of "[]" none', () => {
    const items = (list: string) =>
      read(`Module\n  name: a\n  dependencies: ${list}\n`).dependencies.map(it => it.value);
    expect([items('[ ]'), items('[]')]).toEqual([[''], []]);
  });

  test('of a second key win, and of a second inline list are added', () => {
    const twice = read('Module\n  name: a\n  name: b\n  scripts: [ x ]\n  scripts: [ y ]\n');
    expect([twice.name?.value, twice.scripts.map(it => it.value)]).toEqual(['b', ['x', 'y']]);
    const blocks = read('Module\n  name: a\n  scripts:\n    - x\n  scripts:\n    - y\n');
    expect(blocks.scripts.map(it => it.value)).toEqual(['y']);
  });

  test('of a Lua block are its text, with the line of its key', () => {
    const { onLoad } = read('Module\n  name: a\n  @onLoad: |\n    init()\n    show()\n');
    expect([onLoad?.value, onLoad?.line]).toEqual(['init()\nshow()\n', 3]);
  });

  test('of a null key are as if it was not there', () => {
    const { dependencies, texts } = read('Module\n  name: a\n  dependencies: ~\n  author: ~\n');
    expect([dependencies, texts.author]).toEqual([[], 'none']);
  });
});

describe('the node Module', () => {
  test.each([
    'Module\n  name: a\n',
    'Module:\n  name: a\n',
    '// note\n\nModule\n  name: a\n',
    'Module\r\n  name: a\r\n',
  ])('%j is found', text => {
    expect(read(text).name?.value).toBe('a');
    expect(refusal(text)).toBeUndefined();
  });

  test('is the first of two', () => {
    expect(read('Module\n  name: a\nModule\n  name: b\n').name?.value).toBe('a');
    expect(read('Module:\n  name: a\nModule:\n  name: b\n').name?.value).toBe('b');
  });

  test.each(['module\n  name: a\n', '\ufeffModule\n  name: a\n', '// nothing\n', 'name: a\n'])(
    'is missed in %j',
    text => {
      expect(refusal(text)).toBe("OTML error in 'F': child node with tag 'Module' not found");
      expect(read(text).fieldsRead).toBe(0);
    },
  );

  test('must have a name, which may be empty', () => {
    expect(refusal('\nModule\n  autoload: true\n')).toBe("OTML error in 'F:2': child node with tag 'name' not found");
    expect(refusal('Module\n  name: ~\n')).toBe("OTML error in 'F:1': child node with tag 'name' not found");
    expect(refusal('Module\n  name:\n')).toBeUndefined();
  });
});

describe('what an engine cannot read', () => {
  test('is told in its words, with the line', () => {
    expect(refusal('Module\n  name: a\n  autoload: True\n')).toBe(
      "OTML error in 'F:3': failed to cast node value 'True' to type 'bool'",
    );
    expect(refusal('Module\n  name: a\n  autoload-priority: soon\n')).toBe(
      "OTML error in 'F:3': failed to cast node value 'soon' to type 'int'",
    );
    expect(refusal('Module\n  name: a\n  sandboxed: "true"\n')).toBe(
      `OTML error in 'F:3': failed to cast node value '"true"' to type 'bool'`,
    );
  });

  test('is the first key in the order of reading, not of the text', () => {
    const { failure, fieldsRead } = read('Module\n  name: a\n  autoload-priority: x\n  autoload: y\n');
    expect(failure?.field?.key).toBe('autoload');
    expect(fields[fieldsRead].key).toBe('autoload');
  });

  test('leaves readable for an editor what stands behind it', () => {
    const { fieldsRead, dependencies } = read('Module\n  name: a\n  autoload: x\n  dependencies: [ b ]\n');
    expect(fieldsRead).toBeLessThan(fields.length);
    expect(dependencies.map(it => it.value)).toEqual(['b']);
  });

  test('is nothing where the engine does not know the key', () => {
    expect(refusal('Module\n  name: a\n  enabled: x\n', 'mehah')).toContain('failed to cast');
    expect(refusal('Module\n  name: a\n  enabled: x\n', 'edubart')).toBeUndefined();
    expect(refusal('Module\n  name: a\n  enabled: x\n', 'otcv8')).toBeUndefined();
  });

  test('is the whole text where that is no OTML', () => {
    expect(refusal('Module\n name: a\n')).toBe("OTML error in 'F' at line 2: must indent every 2 spaces");
    expect(refusal('')).toBe("OTML error in 'F': cannot read from input stream");
    expect(read('Module\n name: a\n')).toMatchObject({ fieldsRead: 0, failure: { field: undefined } });
  });

  test.each<[EngineId, string]>([
    ['edubart', 'crash'],
    ['otcv8', 'fatal'],
    ['mehah', 'crash'],
    ['opentibiabr', "OTML error in 'F' at line 1: orphaned node detected (indentation error?): 'Module'"],
  ])('is for %s a first line that is indented', (engine, outcome) => {
    expect(refusal('  Module\n', engine)).toBe(outcome);
  });
});

test('all fields are read where nothing is wrong', () => {
  for (const engine of engineIds) {
    expect(read('Module\n  name: a\n', engine)).toMatchObject({
      failure: undefined,
      fieldsRead: fields.length,
      engine,
    });
  }
});

test('variables stand for their values in opentibiabr alone, and unknown ones are told', () => {
  const text = 'Module\n  &author: me\n  name: a\n  author: $author\n  version: $lost\n';
  const { texts, complaints } = read(text, 'opentibiabr');
  expect([texts.author, texts.version]).toEqual(['me', '$lost']);
  expect(complaints.map(it => it.message)).toEqual(['Undefined OTML variable: lost']);
  expect(read(text, 'mehah')).toMatchObject({ texts: { author: '$author' }, complaints: [] });
});
