import { expect, test } from 'vitest';
import type { CodeEdge } from '../../src/workspace/code-edge.ts';
import { type Files, modules, snapshot } from '../support/client.ts';

const edges = (files: Files) => snapshot(files, { scripts: 'check' }).code.edges;

/** `when from → to: members`, with what makes it soft. */
const told = (list: readonly CodeEdge[]) =>
  list.map(({ when, from, to, uses, isHard }) => {
    const members = uses.map(it => it.member ?? 'itself').join(', ');
    return `${when} ${from} → ${to}: ${members}${isHard ? '' : ' (soft)'}`;
  });

const files: Files = {
  ...modules({ a: ['scripts: [ a ]', '@onLoad: init()'], b: [], c: ['scripts: [ c ]'], d: [] }),
  'modules/a/a.lua': `
function later() modules.b.h() modules.a.own() end
function init() modules.b.g() if modules.c then modules.c.f() end end
modules.d.f()
modules.b.f()
modules.b.f2 = 1
print(modules.x, modules.string.format)
if modules.c then print(1) end
`,
  'modules/c/c.lua': 'modules.b.f()',
  'modules/c/c.otui': 'Panel\n  @onClick: modules.b.click() modules.e.f()\n',
  'data/d.otui': 'Panel\n  @onClick: modules.b.click()\n',
};

test('what a module uses stands by kind, each in the order of the first use', () => {
  expect(told(edges(files).from('a'))).toEqual([
    'load a → d: f',
    'load a → b: f, f2',
    'load a → x: itself (soft)',
    'load a → c: itself (soft)',
    'init a → b: g',
    'init a → c: f (soft)',
    'call a → b: h',
  ]);
  expect(told(edges(files).from('c'))).toEqual(['load c → b: f', 'call c → b: click', 'call c → e: f']);
  expect(told(edges(files).from('nobody'))).toEqual([]);
});

test('the other way round it is who uses it, in the order of discovery; files of no module are nobody', () => {
  expect(told(edges(files).to('b'))).toEqual([
    'load a → b: f, f2',
    'load c → b: f',
    'init a → b: g',
    'call a → b: h',
    'call c → b: click',
  ]);
  expect(told(edges(files).to('e'))).toEqual(['call c → e: f']);
});

test('those that have to be in order are the ones at load and in init that fail without the other module', () => {
  expect(told(edges(files).hardAtStart())).toEqual([
    'load a → d: f',
    'load a → b: f, f2',
    'init a → b: g',
    'load c → b: f',
  ]);
});

test('the edges are made once, and stay as long as no code changes', () => {
  const all = edges(files);
  expect(all.from('a')).toBe(all.from('a'));
  expect(all.to('b')).toBe(all.to('b'));
  expect(all.hardAtStart()).toBe(all.hardAtStart());
});
