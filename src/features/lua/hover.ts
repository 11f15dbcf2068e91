import { span, touches } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Hover } from '../hover.ts';
import { moduleCard } from '../module-card.ts';
import { memberUsedAt } from './member-at.ts';
import { memberPage } from './member-page.ts';
import { luaRegionAt } from './regions.ts';

/** What is known of the module, or of the member of a module, that Lua names at an offset. */
export function luaHover(snapshot: Snapshot, path: string, offset: number): Hover | undefined {
  const member = memberUsedAt(snapshot, path, offset);
  if (member) {
    const markdown = memberPage(member.module, member.name, snapshot);
    return markdown === undefined ? undefined : { markdown, span: member.span };
  }
  if (!luaRegionAt(snapshot, path, offset)) return undefined;
  const mention = snapshot.mentions(path).modules.find(it => touches(it.span, span(offset, offset)));
  if (!mention) return undefined;
  // `require` asks for libraries as well.
  if (mention.kind === 'require' && !snapshot.graph.has(mention.name)) return undefined;
  return { markdown: moduleCard(mention.name, snapshot), span: mention.span };
}
