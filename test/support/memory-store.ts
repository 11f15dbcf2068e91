import { encode } from '../../src/base/bytes.ts';
import type { Store } from '../../src/versions/store-source.ts';
import type { Files } from './client.ts';

/** A version store that is held in memory. */
export function memoryStore(files: Files, name = '.otmodules/store'): Store {
  return {
    name,
    files: {
      contents: async () => ({ files: Object.keys(files).sort(), links: [] }),
      read: async path => (path in files ? encode(files[path]) : undefined),
    },
  };
}
