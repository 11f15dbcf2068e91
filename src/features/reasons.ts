import { unreachable } from '../base/result.ts';
import { counted } from '../base/text.ts';
import type { BootStep } from '../clients/client-engine.ts';
import type { End, Load, Phase } from '../workspace/boot.ts';
import { failureMessage, type Request } from '../workspace/module-events.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A boot step in a few words: `autoload up to 99`. */
export function stepTitle(step: BootStep): string {
  switch (step.kind) {
    case 'discover':
      return 'discover modules';
    case 'auto':
      return `autoload up to ${step.upTo}`;
    case 'ensure':
      return `load ${step.module}`;
    default:
      return unreachable(step);
  }
}

/** Why a module is loaded where it is, in a few words: `needed by client`. */
export function shortReason(request: Request): string {
  switch (request.kind) {
    case 'autoload':
      return `autoload, priority ${request.priority}`;
    case 'ensure':
      return 'ensured at boot';
    case 'dependency':
      return `needed by ${request.of.name}`;
    case 'load-later':
      return `load-later of ${request.of.name}`;
    case 'asked':
      return 'asked for';
    default:
      return unreachable(request);
  }
}

/** The whole reason, one sentence a line, from the module up to the boot step that started it. */
export function reasonLines(load: Load, phase: Phase, snapshot: Snapshot): readonly string[] {
  const lines: string[] = [`“${load.record.name}” is number ${load.number} in the load order.`];
  let { record, request } = load;
  const seen = new Set<object>();
  while ((request.kind === 'dependency' || request.kind === 'load-later') && !seen.has(record)) {
    seen.add(record);
    const { of, kind } = request;
    const list = kind === 'dependency' ? of.facts.dependencies : of.facts.loadLater;
    const place = list.findIndex(it => it.value === record.name) + 1;
    const where = `${ordinal(place)} of ${counted(list.length, 'item')}`;
    lines.push(
      kind === 'dependency'
        ? `“${of.name}” needs it (${where} in its dependencies), so it is loaded first.`
        : `“${of.name}” loads it right after itself (${where} in its load-later).`,
    );
    record = of;
    const next = snapshot.boot.loadOf(of)?.request ?? pendingRequest(of, phase);
    if (!next) break;
    request = next;
  }
  if (request.kind === 'autoload') {
    lines.push(
      `“${record.name}” loads automatically with priority ${request.priority}; equal priorities load in the order of discovery.`,
    );
  }
  lines.push(
    `Boot step: ${stepTitle(phase.step)}${phase.line === undefined ? '' : ` (init.lua, line ${phase.line})`}.`,
  );
  return lines;
}

/** How the client ends before its boot sequence does. */
export function endSentence(end: End): string {
  switch (end.kind) {
    case 'died': {
      const how = end.death.kind === 'crash' ? `crashes (${end.death.signal})` : 'ends with a fatal error';
      const where = end.record
        ? ` while it loads “${end.record.name}”`
        : end.file
          ? ` while it reads ${end.file.virtualPath}`
          : '';
      return `The client ${how}${where}.`;
    }
    case 'fatal':
      return `The client ends with a fatal error: “${end.record.name}” does not load (${failureMessage(end.failure)}).`;
    case 'ensure-failed':
      return `The client ends with a fatal error: “${end.name}” must be loaded at this point, and cannot be.`;
    default:
      return unreachable(end);
  }
}

/** A module that was asked for and failed is in no list of loads; its request stands with the step. */
function pendingRequest(record: object, phase: Phase): Request | undefined {
  return phase.step.kind === 'ensure' && phase.failures.some(it => it.record === record)
    ? { kind: 'ensure' }
    : undefined;
}

function ordinal(place: number): string {
  const tail = place % 100 >= 11 && place % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th');
  return `${place}${tail}`;
}
