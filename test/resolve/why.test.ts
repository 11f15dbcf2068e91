import { expect, test } from 'vitest';
import { resolve } from '../../src/resolve/resolver.ts';
import { pathBetween, why } from '../../src/resolve/why.ts';
import { universe } from '../support/universes.ts';

const client = universe(`
  root -> shop *, hud *
  shop 1.0.0 -> gold ^1
  gold 1.2.0 -> physics >=1
  hud 2.1.0 -> physics ^2, ?chat *
  physics 3.0.0
  physics 2.0.0
  engine 2.0.0 -> +chat 1.0.0
`);

test('a module is there for the shortest chain of lines that leads to it', () => {
  const answer = why(client, resolve(client), 'physics');
  expect(answer?.chain.map(it => it.constraint.place)).toEqual(['root: hud *', 'hud@2.1.0: physics ^2']);
  expect(answer?.asked.map(it => `${it.module}: ${it.constraint.text}`)).toEqual(['gold: >=1', 'hud: ^2']);
});

test('who does not suit a higher version has decided', () => {
  const answer = why(client, resolve(client), 'physics');
  expect(answer?.chosen.version.raw).toBe('2.0.0');
  expect(answer?.higher.map(it => [it.candidate.version.raw, it.unsuited.map(line => line.module)])).toEqual([
    ['3.0.0', ['hud']],
  ]);
});

test('there is no reason for what was not chosen', () => {
  expect(why(client, resolve(client), 'engine')).toBeUndefined();
});

test('a path between two modules is made of lines, one after another', () => {
  const path = pathBetween(resolve(client), 'shop', 'physics');
  expect(path?.map(it => it.constraint.place)).toEqual(['shop@1.0.0: gold ^1', 'gold@1.2.0: physics >=1']);
  expect(pathBetween(resolve(client), 'physics', 'shop')).toBeUndefined();
});
