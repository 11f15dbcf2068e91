import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { applyEdits } from '../../src/features/fixes.ts';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { engines, files, runs } from './arbitraries.ts';

test('the comment that is offered silences the finding, and changes nothing else that is found or read', () => {
  fc.assert(
    fc.property(files, engines, (start, engine) => {
      const settings = { ...defaultSettings, engine };
      const service = languageService(settings);
      for (const [path, text] of start) service.folder.putFile(path, text);
      const view = finish(service.refresh());
      for (const [path, list] of view.diagnostics) {
        for (const { diagnostic, fix } of service.suppressingAt(view, path, { start: 0, end: 1e9 })) {
          if (!fix) continue;
          const after = languageService(settings);
          for (const [other, text] of start) {
            after.folder.putFile(other, other === path ? applyEdits(text, path, fix.edits) : text);
          }
          const next = after.view();
          const codes = (next.diagnostics.get(path) ?? []).map(it => it.code);
          const same = (code: string) => code !== diagnostic.code && code !== 'unused-suppression';
          expect(codes.filter(same)).toEqual(list.map(it => it.code).filter(same));
          expect(count(codes, diagnostic.code)).toBeLessThan(
            count(
              list.map(it => it.code),
              diagnostic.code,
            ),
          );
          expect(next.snapshot.boot.loads.map(it => it.record.name)).toEqual(
            view.snapshot.boot.loads.map(it => it.record.name),
          );
        }
      }
    }),
    { numRuns: runs },
  );
});

function count(codes: readonly string[], code: string): number {
  return codes.filter(it => it === code).length;
}
