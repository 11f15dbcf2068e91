import { finish } from '../../src/base/stepwise.ts';
import { parseVersion } from '../../src/base/version.ts';
import { type Page, pageMarkdown } from '../../src/features/why/page.ts';
import type { View } from '../../src/service.ts';
import { opened, parseFixture } from './fixture.ts';
import { openedWithStore } from './stored.ts';

/** A page as its lines, those that are empty left out. */
export function pageLines(page: Page | undefined): readonly string[] {
  if (!page) return [];
  return pageMarkdown(page)
    .text.split('\n')
    .filter(it => it !== '');
}
