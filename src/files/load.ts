import { decode } from '../base/bytes.ts';
import type { FileSource } from './file-source.ts';

/** What a client folder is filled with; `ClientFolder` fits. */
export interface FileSink {
  putFile(path: string, text?: string): void;
}

/** Whether the text of a file matters, not just its name. */
export function isRead(path: string): boolean {
  return (
    path.endsWith('.otmod') ||
    path.endsWith('.otmod.jsonc') ||
    path.endsWith('.otui') ||
    pages.test(path) ||
    path === 'init.lua' ||
    path === 'otmodules.lock' ||
    telling.has(path) ||
    bindings.test(path) ||
    (path.endsWith('.lua') && !path.startsWith('src/'))
  );
}

/** Pages and style sheets of modules; elsewhere they are not the client's. */
const pages = /^(modules|mods|data)\/.*\.(html|css)$/;

/** C++ that gives functions to Lua, and that may declare them. */
const bindings = /^src\/(.*\/)?((luafunctions[^/]*|luainterface)\.cpp|[^/]+\.h(pp)?)$/;

const telling = new Set(['src/framework/otml/otmlparser.cpp', 'src/framework/core/module.cpp']);

/**
 * Reads all that matters of a folder into `sink`, with `prefix` before each path; tells `progress` how many files were seen
 * and read.
 */
export async function load(
  source: FileSource,
  sink: FileSink,
  cancelled: () => boolean,
  prefix = '',
  progress: (seen: number, read: number) => void = () => {},
): Promise<void> {
  let seen = 0;
  let read = 0;
  for await (const paths of source.list(cancelled)) {
    seen += paths.length;
    const texts = paths.filter(path => isRead(prefix + path));
    for (const path of paths) if (!isRead(prefix + path)) sink.putFile(prefix + path);
    for (let at = 0; at < texts.length && !cancelled(); at += TOGETHER) {
      const batch = texts.slice(at, at + TOGETHER);
      const bytes = await Promise.all(batch.map(path => source.read(path)));
      for (const [i, path] of batch.entries()) {
        const own = bytes[i];
        sink.putFile(prefix + path, own && decode(own));
      }
      read += batch.length;
    }
    progress(seen, read);
  }
}

const TOGETHER = 128;
