import { type ClientEngine, type EngineId, engineIds } from './client-engine.ts';
import { edubart } from './edubart.ts';
import { mehah } from './mehah.ts';
import { opentibiabr } from './opentibiabr.ts';
import { otcv8 } from './otcv8.ts';

/** Every client engine by its id. */
export const clients: Readonly<Record<EngineId, ClientEngine>> = { mehah, opentibiabr, otcv8, edubart };

export function isEngineId(word: string): word is EngineId {
  return engineIds.some(id => id === word);
}
