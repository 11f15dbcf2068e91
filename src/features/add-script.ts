import type { Span } from '../base/span.ts';
import { addItem } from '../checks/manifest-text.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp, luaFilesBelow } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isNear, isSound } from './near-key.ts';
import type { Refactoring } from './refactorings.ts';

/** More files that nothing runs are not forgotten scripts. */
const MOST_OFFERED = 10;

/** Lists Lua files of the module's folder that no script of a manifest there names, and no Lua there runs. */
export function addScript(file: ModuleFile, snapshot: Snapshot, place: Span): readonly Refactoring[] {
  if (!isSound(file) || !isNear(file, place, ['scripts'])) return [];
  const bare = file.manifest.scripts.some(it => it.value !== '' && !it.value.endsWith('.lua'));
  const others = forgotten(file, snapshot).slice(0, MOST_OFFERED);
  return others.flatMap((path): readonly Refactoring[] => {
    const name = path.slice(0, -4);
    // Redemption drops what stands behind the last dot, so a name with one keeps its ending.
    const item = (bare || file.manifest.scripts.length === 0) && !name.split('/').at(-1)?.includes('.') ? name : path;
    const edit = addItem(file, 'scripts', item);
    return edit ? [{ title: `Add the script "${path}"`, kind: 'refactor.rewrite', edits: [edit] }] : [];
  });
}

/** Paths below the module's folder, in the engine's order. */
function forgotten(file: ModuleFile, snapshot: Snapshot): readonly string[] {
  const { search } = snapshot;
  const folder = file.virtualPath.slice(0, file.virtualPath.lastIndexOf('/'));
  // In the root of the client's file system lie many modules.
  if (folder === '' || search.bases.includes(folder.slice(1))) return [];
  const all = luaFilesBelow(search, folder);
  const neighbours = snapshot.files.filter(it => it.virtualPath.startsWith(`${folder}/`));
  const listed = new Set(neighbours.flatMap(it => it.scripts.map(({ path }) => scriptFile(path))));
  const unlisted = all.filter(path => !listed.has(path)).map(path => path.slice(folder.length + 1));
  if (unlisted.length === 0) return [];
  const texts = all.flatMap(path => {
    const found = lookUp(search, path);
    return found.kind === 'file' ? (snapshot.text(found.path) ?? []) : [];
  });
  texts.push(...neighbours.map(it => it.manifest.document.text));
  // What is run by a name that is made up at run time may be any of them.
  if (texts.some(text => /\b(?:dofiles?|loadfile)\s*\(?\s*[^\s('"[]/.test(text))) return [];
  const words = new Set(texts.flatMap(namedIn));
  return unlisted.filter(path => /^\w[\w ./()+-]*$/.test(path) && !isNamed(path, words));
}

/** Texts of strings that stand behind what runs a file, or all files of a folder. */
function namedIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:dofiles?|loadfile|require)\s*\(?\s*(?:["']|\[\[)([^"'\]\n]*)/g)].map(
    ([, word]) => word,
  );
}

/** Whether a word names a file, or the folder that it lies in, by the end of its path at least. */
function isNamed(path: string, words: ReadonlySet<string>): boolean {
  const name = path.split('/').at(-1) ?? path;
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  for (const word of words) {
    const plain = word.replace(/\.lua$/, '').replaceAll(/^\/+|\/+$/g, '');
    if (plain === '') continue;
    if (`/${path.slice(0, -4)}`.endsWith(`/${plain}`) || plain.endsWith(`/${name.slice(0, -4)}`)) return true;
    if (folder !== '' && (folder === plain || plain.endsWith(`/${folder}`))) return true;
  }
  return false;
}
