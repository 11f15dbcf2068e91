import type { Dialect } from '../syntax/otml/dialect.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { OtmlDocument } from '../syntax/otml/tree.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import { isSealed } from '../workspace/sealed.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The tree of a manifest or of a file of widgets, as the engine parses it; undefined for any other file, or a sealed one. */
export function otmlDocumentAt(snapshot: Snapshot, path: string): OtmlDocument | undefined {
  const own = manifestAt(snapshot, path)?.manifest.document;
  if (own || !path.endsWith('.otui')) return own;
  const text = snapshot.text(path);
  return text === undefined || isSealed(text) ? undefined : widgets(text, snapshot.engine.dialect);
}

/** An editor asks for folding, symbols and selections of one text in a row. */
function widgets(text: string, dialect: Dialect): OtmlDocument {
  if (latest?.dialect === dialect && latest.document.text === text) return latest.document;
  const document = parseOtml(text, dialect);
  latest = { dialect, document };
  return document;
}

let latest: { readonly dialect: Dialect; readonly document: OtmlDocument } | undefined;
