import { test } from 'vitest';
import { expectFindings } from '../support/fixture.ts';

test('ranges are those of npm, everywhere a module or an engine is named with one', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "dependencies": { "b": "^1.0.0", "c": ">=1 <2 || 3.x", "d": "" },
      "optionalDependencies": { "b": "newest" },
                                     ^^^^^^^^ error[advanced-range] "newest" is no range of versions: write "*", "^1.2.0", ">=2 <4" or the like.
      "runtimeDependencies": { "b": "1.2.x.y" },
                                    ^^^^^^^^^ error[advanced-range] "1.2.x.y" is no range of versions: write "*", "^1.2.0", ">=2 <4" or the like.
      "conflicts": { "b": "<<1" },
                          ^^^^^ error[advanced-range] "<<1" is no range of versions: write "*", "^1.2.0", ">=2 <4" or the like.
      "engines": { "mehah": "latest" }
                            ^^^^^^^^ error[advanced-range] "latest" is no range of versions: write "*", "^1.2.0", ">=2 <4" or the like.
    }
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
    //- /modules/d/d.otmod.jsonc
    { "name": "d" }
  `);
});
