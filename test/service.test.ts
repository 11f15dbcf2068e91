import { expect, test } from 'vitest';
import { opened } from './support/fixture.ts';

test('a view is the same object until something changes, so that whoever shows it can rest', () => {
  const { service, view } = opened(new Map([['modules/a/a.otmod', 'Module\n  name: a\n']]));
  expect(service.view()).toBe(view);
  service.hover(view, 'modules/a/a.otmod', 0);
  expect(service.view()).toBe(view);
  service.folder.putBuffer('modules/a/a.otmod', 'Module\n  name: b\n');
  const changed = service.view();
  expect(changed).not.toBe(view);
  expect(changed.snapshot.graph.names).toEqual(['b']);
  expect(service.view()).toBe(changed);
});
