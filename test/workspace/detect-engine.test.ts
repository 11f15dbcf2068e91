import { describe, expect, test } from 'vitest';
import { detectEngine } from '../../src/workspace/detect-engine.ts';
import { folderOf } from '../../src/workspace/file-tree.ts';
import type { Files } from '../support/client.ts';

function detect(files: Files, keys: readonly string[] = []) {
  return detectEngine(folderOf(Object.keys(files)), path => files[path], new Set(keys));
}

test('without any sign it is mehah, and the reason says so', () => {
  expect(detect({})).toEqual({
    engine: 'mehah',
    evidence: [],
    reason: 'nothing in the folder tells the client engines apart; Redemption is the most used one',
  });
});

/** Each client has an address in the first lines of its sources. */
const header = '/*\n * Made by the people of <https://client.example>\n */\n\n';

test('the address in the header of a source is no sign', () => {
  const files = {
    'src/framework/otml/otmlparser.cpp': `${header}#include "parser.h" // https://client.example/docs\n`,
  };
  expect(detect(files).evidence).toEqual([]);
});

describe('signs of an engine', () => {
  const parser = 'src/framework/otml/otmlparser.cpp';
  const core = 'src/framework/core/module.cpp';
  const ensure = (...names: readonly string[]) =>
    names.map(name => `g_modules.ensureModuleLoaded("${name}")\n`).join('');

  test.each<[string, string, Files, string]>([
    [
      'opentibiabr',
      'a parser that resolves variables',
      { [parser]: 'resolveVariables("https://")' },
      'its own OTML parser knows variables',
    ],
    [
      'mehah',
      'a parser that reads URLs',
      { [parser]: `${header}if (line.starts_with("https://")) {}` },
      'its own OTML parser reads URLs as keys',
    ],
    [
      'otcv8',
      'a module.cpp with a fatal first failure',
      { [core]: 'm_loadedOnStartup' },
      'its module.cpp ends the client at a first failed load',
    ],
    [
      'edubart',
      'a module.cpp without "enabled"',
      { [core]: 'void Module::discover' },
      'its module.cpp does not know "enabled"',
    ],
    ['otcv8', 'an init.lua that names OTCv8', { 'init.lua': '-- OTCv8\n' }, 'init.lua names OTCv8'],
    [
      'otcv8',
      'an init.lua that sets a layout',
      { 'init.lua': 'g_resources.setLayout("x")\n' },
      'init.lua sets a layout',
    ],
    ['otcv8', 'a folder "layouts"', { 'layouts/retro/x.otui': '' }, 'there is a folder "layouts"'],
    [
      'edubart',
      'an init.lua that boots as edubart does',
      { 'init.lua': ensure('corelib', 'gamelib') },
      'init.lua boots as that of edubart does',
    ],
    [
      'mehah',
      'an init.lua that loads "modulelib"',
      { 'init.lua': ensure('gamelib', 'modulelib') },
      'init.lua loads "modulelib"',
    ],
    [
      'mehah',
      'a module folder "modulelib"',
      { 'modules/modulelib/x.otmod': '' },
      'there is a module folder "modulelib"',
    ],
    [
      'opentibiabr',
      'a module folder "client_assets"',
      { 'modules/client_assets/x.otmod': '' },
      'there is a module folder "client_assets"',
    ],
    [
      'opentibiabr',
      'documents of variables',
      { 'docs/otml-variables.md': '' },
      'its documents describe OTML variables',
    ],
  ])('%s: %s', (engine, _, files, reason) => {
    expect(detect(files)).toMatchObject({ engine, reason });
  });

  test('keys of manifests count where nothing else does', () => {
    expect(detect({}, ['name', 'devices'])).toMatchObject({
      engine: 'mehah',
      reason: 'a manifest uses "devices", which only Redemption reads',
    });
    expect(detect({}, ['&color'])).toMatchObject({ engine: 'opentibiabr' });
    expect(detect({ 'layouts/x.txt': '' }, ['enabled', 'devices'])).toMatchObject({ engine: 'otcv8' });
  });

  test('sources outweigh what init.lua says', () => {
    expect(detect({ [core]: 'm_loadedOnStartup', 'init.lua': ensure('modulelib') })).toMatchObject({ engine: 'otcv8' });
  });
});

test('the reason is the strongest sign, and how many more there are', () => {
  const { reason, evidence } = detect({ 'init.lua': '-- OTCv8\ng_resources.setLayout("x")\n', 'layouts/x': '' });
  expect(reason).toBe('init.lua names OTCv8 (and 2 more signs)');
  expect(evidence.map(it => it.engine)).toEqual(['otcv8', 'otcv8', 'otcv8']);
});
