import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/features/fixes.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { engines, files, runs } from './arbitraries.ts';

test('without what has no effect, the client loads the same modules in the same order', () => {
  fc.assert(
    fc.property(files, engines, (start, engine) => {
      const service = languageService({ ...defaultSettings, engine });
      for (const [path, text] of start) service.folder.putFile(path, text);
      const view = service.view();
      const order = view.snapshot.boot.loads.map(it => it.record.name);
      for (const [path, text] of start) {
        const found = service.refactoringsAt(view, path, { start: 0, end: text.length });
        for (const { edits } of found.filter(it => it.title.startsWith('Remove what'))) {
          const after = applyEdits(text, path, edits);
          expect(after.length).toBeLessThan(text.length);
          service.folder.putBuffer(path, after);
          expect(service.view().snapshot.boot.loads.map(it => it.record.name)).toEqual(order);
          service.folder.closeBuffer(path);
        }
      }
    }),
    { numRuns: runs },
  );
});
