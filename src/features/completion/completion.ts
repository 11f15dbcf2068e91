import { unreachable } from '../../base/result.ts';
import { manifestAt } from '../../workspace/manifest-at.ts';
import { isAdvancedManifest } from '../../workspace/manifest-paths.ts';
import type { ModuleFile } from '../../workspace/module-record.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { advancedCompletion } from '../advanced/completion.ts';
import { type Completion, nothing, sorted } from './completion-item.ts';
import { offerDevices } from './offer-devices.ts';
import { offerFunctions } from './offer-functions.ts';
import { offerKeys } from './offer-keys.ts';
import { offerManifest } from './offer-manifest.ts';
import { offerModules } from './offer-modules.ts';
import { offerScripts } from './offer-scripts.ts';
import { offerValues } from './offer-values.ts';
import type { ItemSpot, Spot } from './spot.ts';
import { spotAt } from './spot-at.ts';

/**
 * What may be written at an offset of a manifest of either kind. `trigger` is the character that was typed just now where the editor asks
 * because of it; where white space alone means little, nothing is offered then.
 */
export function completion(snapshot: Snapshot, path: string, offset: number, trigger?: string): Completion {
  if (isAdvancedManifest(path)) return advancedCompletion(snapshot, path, offset);
  const file = manifestAt(snapshot, path);
  const spot = file && spotAt(file.manifest, snapshot.engine, offset);
  if (!spot || !isMeant(spot, trigger)) return nothing;
  const { items, incomplete } = offer(spot, file, snapshot);
  return { items: sorted(items), incomplete };
}

function offer(spot: Spot, file: ModuleFile, snapshot: Snapshot): Completion {
  switch (spot.kind) {
    case 'top':
      return complete(offerManifest(spot, file, snapshot));
    case 'key':
      return complete(offerKeys(spot, file, snapshot));
    case 'value':
      return complete(offerValues(spot, file, snapshot));
    case 'item':
      return offerItems(spot, file, snapshot);
    case 'lua':
      return complete(offerFunctions(spot, file, snapshot));
    default:
      return unreachable(spot);
  }
}

function offerItems(spot: ItemSpot, file: ModuleFile, snapshot: Snapshot): Completion {
  switch (spot.field.type) {
    case 'modules':
      return offerModules(spot, file, snapshot);
    case 'scripts':
      return offerScripts(spot, file, snapshot);
    case 'devices':
      return complete(offerDevices(spot));
    default:
      return nothing;
  }
}

/** Whether a character that was typed asks for what belongs here. */
function isMeant(spot: Spot, trigger: string | undefined): boolean {
  switch (trigger) {
    case ' ':
      return spot.kind === 'value' || spot.kind === 'item' || (spot.kind === 'lua' && spot.first);
    case '-':
      return spot.kind === 'item' && spot.form === 'dash';
    case ':':
      return spot.kind === 'value' || spot.kind === 'item' || spot.kind === 'lua';
    case '[':
    case ',':
    case '/':
      return spot.kind === 'item';
    default:
      return true;
  }
}

function complete(items: Completion['items']): Completion {
  return { items, incomplete: false };
}
