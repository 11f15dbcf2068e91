import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineIds } from '../../src/clients/client-engine.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { written } from '../support/completion.ts';
import { files, manifest, otml, runs } from './arbitraries.ts';

/** Manifests that hold every kind of place, one of them with the line ends of Windows. */
const fixtures = [
  'Module\n  name: a\n  autoload: true\n  dependencies:\n    - b\n    - c\n  scripts: [ a, sub/* ]\n  @onLoad: |\n    init()\n\n    go()\n\n  devices: [ desktop:linux ]\n',
  'Module\r\n  name: a\r\n  load-later: [ b, c ]\r\n  @onLoad: init()\r\n',
  '\uFEFFModule\n  name: a\n',
];
const texts = fc.oneof(fc.constantFrom(...fixtures), manifest, otml);

test('at any place of any half-written text, what is offered changes nothing but the replaced place', () => {
  fc.assert(
    fc.property(files, texts, fc.nat(), fc.nat(), fc.constantFrom(...engineIds), (around, whole, cut, at, engine) => {
      const service = languageService({ ...defaultSettings, engine });
      for (const [path, text] of around) service.folder.putFile(path, text);
      service.folder.putFile('modules/f/f.lua', 'function init() end\n');
      const text = whole.slice(0, cut % (whole.length + 1));
      const path = 'modules/f/f.otmod';
      service.folder.putFile(path, text);
      const view = service.view();
      const offset = at % (text.length + 1);
      const told = service.hover(view, path, offset);
      if (told) expect(isAround(told.span, offset, text)).toBe(true);
      const { items } = service.completion(view, path, offset);
      expect(new Set(items.map(it => it.label)).size).toBe(items.length);
      for (const item of items) {
        expect(isAround(item.span, offset, text)).toBe(true);
        expect(text.slice(item.span.start, item.span.end)).not.toMatch(/[\r\n]/);
        expect(written(item).text).not.toMatch(text.includes('\r\n') ? /(?<!\r)\n/ : /\r/);
        expect(item.documentation()).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
      }
    }),
    { numRuns: runs * 4 },
  );
});

test('whatever is taken in a sound manifest, its engine goes on reading it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures.slice(0, 2)),
      fc.nat(),
      fc.constantFrom(...engineIds),
      (text, at, engine) => {
        const service = languageService({ ...defaultSettings, engine });
        for (const name of ['b', 'c', 'lib'])
          service.folder.putFile(`modules/${name}/x.otmod`, `Module\n  name: ${name}\n`);
        for (const script of ['a', 'b', 'sub/c'])
          service.folder.putFile(`modules/a/${script}.lua`, 'function init() end\n');
        const path = 'modules/a/a.otmod';
        service.folder.putFile(path, text);
        const view = service.view();
        for (const item of service.completion(view, path, at % (text.length + 1)).items) {
          // Whoever gives a value another key means it.
          if (item.kind === 'key' && text[item.span.end] === ':') continue;
          const after = text.slice(0, item.span.start) + written(item).text + text.slice(item.span.end);
          service.folder.putBuffer(path, after);
          const read = service.view().snapshot.files.find(it => it.path === path)?.manifest;
          expect([after, read?.document.problems, read?.failure]).toEqual([after, [], undefined]);
        }
      },
    ),
    { numRuns: runs },
  );
});

function isAround({ start, end }: { readonly start: number; readonly end: number }, offset: number, text: string) {
  return 0 <= start && start <= offset && offset <= end && end <= text.length;
}
