import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clients } from '../../src/clients/clients.ts';
import { convertToAdvanced } from '../../src/features/advanced/convert.ts';
import { exportPlain } from '../../src/features/advanced/export.ts';
import { exportedValues, readBack } from '../../src/features/advanced/exported-values.ts';
import { applyEdits } from '../../src/features/fixes.ts';
import { readAdvancedManifest } from '../../src/manifest/advanced-manifest.ts';
import { readManifest } from '../../src/manifest/manifest.ts';
import {
  unwritableReason,
  writtenChunk,
  writtenInline,
  writtenItem,
  writtenText,
} from '../../src/manifest/otml-text.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { advanced, engines, json, manifest, otml, runs } from './arbitraries.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '\\',
        '\\n',
        'n',
        't',
        ',',
        ' ',
        '[',
        ']',
        '~',
        '|',
        '$x',
        '\n',
        '\r',
        ':',
        '//',
        '#',
        '-',
        'é',
      ),
      { maxLength: 6 },
    )
    .map(it => it.join('')),
);

const opened = (files: Readonly<Record<string, string>>, engine = defaultSettings.engine) => {
  const service = languageService({ ...defaultSettings, engine });
  for (const [path, text] of Object.entries(files)) service.folder.putFile(path, text);
  return service.view().snapshot;
};

test('what is exported is read by every engine as it was stated, whatever it is', () => {
  fc.assert(
    fc.property(fc.oneof(advanced, json), fc.option(value), (text, author) => {
      const stated = author === null ? text : text.replace('{', `{"author":${JSON.stringify(author)},`);
      const snapshot = opened({ 'modules/a/a.otmod.jsonc': stated });
      const file = snapshot.advanced.get('modules/a/a.otmod.jsonc');
      const result = file && exportPlain(file, snapshot);
      const values = file && exportedValues(file, snapshot);
      if (!result?.ok || !values?.ok) return;
      for (const engine of Object.values(clients)) {
        const read = readManifest(result.value.text, engine);
        expect(read.failure).toBeUndefined();
        expect(read.complaints).toEqual([]);
        for (const each of values.value) expect(readBack(each.key, read)).toEqual(each.value);
      }
    }),
    { numRuns: runs * 2 },
  );
});

test('an .otmod that is there takes the values over, keeps the rest, and is up to date then', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 4, arbitrary: manifest }, otml), advanced, engines, (otmod, text, engine) => {
      const paths = { 'modules/a/a.otmod': otmod, 'modules/a/a.otmod.jsonc': text };
      const snapshot = opened(paths, engine);
      const file = snapshot.advanced.get('modules/a/a.otmod.jsonc');
      const result = file && exportPlain(file, snapshot);
      if (!result?.ok) return;
      const { path, edits, text: after } = result.value;
      expect(applyEdits(otmod, path, edits)).toBe(after);
      const [before, read] = [otmod, after].map(it => readManifest(it, clients[engine]));
      expect(read.failure).toBeUndefined();
      expect([read.enabled, read.reloadable, read.devices]).toEqual([
        before.enabled,
        before.reloadable,
        before.devices,
      ]);
      // With another name the module may itself be what it depends on.
      if (before.name?.value !== read.name?.value) return;
      const again = opened({ ...paths, [path]: after }, engine);
      const same = again.advanced.get('modules/a/a.otmod.jsonc');
      expect(same && exportPlain(same, again)).toMatchObject({ ok: true, value: { edits: [] } });
    }),
    { numRuns: runs * 2 },
  );
});

test('what is converted is sound, and agrees with what it was made of', () => {
  fc.assert(
    fc.property(manifest, engines, (otmod, engine) => {
      const snapshot = opened({ 'modules/a/a.otmod': otmod }, engine);
      const [file] = snapshot.files;
      const edit = convertToAdvanced(file, snapshot)[0]?.edits[0];
      if (edit?.kind !== 'create') return;
      expect(readAdvancedManifest(edit.text).problems).toEqual([]);
      const service = languageService({ ...defaultSettings, engine });
      service.folder.putFile('modules/a/a.otmod', otmod);
      service.folder.putFile(edit.path, edit.text);
      const found = [...service.view().diagnostics.values()].flat().map(it => it.code);
      expect(found).not.toContain('manifests-disagree');
    }),
    { numRuns: runs },
  );
});

test('a value that is refused has a reason, and one that is not is one line, but for Lua', () => {
  fc.assert(
    fc.property(value, text => {
      for (const written of [writtenText(text), writtenItem(text), writtenInline(text)])
        if (written !== undefined) expect(written).not.toMatch(/[\r\n]/);
      if (writtenText(text) === undefined) expect(unwritableReason(text)).not.toBe('');
      writtenChunk(text, '\r\n');
    }),
    { numRuns: runs * 2 },
  );
});
