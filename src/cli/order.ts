import { finish } from '../base/stepwise.ts';
import { orderPage } from '../contributions/command-line.ts';
import { loadOrder, type OrderModule } from '../features/load-order.ts';
import { managerPhase } from '../features/manager-phase.ts';
import { eventRows } from '../workspace/event-rows.ts';
import { play } from '../workspace/play.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSteps, type Step } from '../workspace/steps.ts';
import { type Command, choice, exit, json, type OptionValues, WrongUse } from './command.ts';
import { engineOption, type OpenedFolder, openFolder, tellUnread } from './open-folder.ts';

export const order: Command = {
  ...orderPage,
  options: {
    engine: { type: 'string' },
    steps: { type: 'string' },
    then: { type: 'string' },
    boot: { type: 'string' },
    scripts: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
  },
  async run(operands, options, { stdout, stderr }) {
    if (operands.length > 1) throw new WrongUse('order takes one folder');
    const format = options.json === true ? 'json' : choice(options, 'format', ['text', 'json', 'events'], 'text');
    const own = stepsOf(options, 'steps');
    const then = stepsOf(options, 'then') ?? [];
    const settings = {
      engine: engineOption(options),
      boot: choice(options, 'boot', ['auto', 'folder', 'upstream'], 'auto'),
      scripts: choice(options, 'scripts', ['off', 'check'], 'off'),
      caseMatters: true,
    };
    const opened = await openFolder(operands[0] ?? '.', settings);
    const snapshot = finish(opened.service.folder.refresh());
    if (settings.boot === 'folder' && !own?.length && snapshot.sequence.origin !== 'folder') {
      throw new WrongUse('no init.lua of this folder tells a boot sequence');
    }
    const steps = [...(own?.length ? own : snapshot.sequence.steps.map(({ step }) => step)), ...then];
    const { rows, loaded, failed } = playSteps(steps, snapshot, options.verbose === true);
    if (format === 'events') stdout.write(rows.map(json).join(''));
    else if (format === 'json') stdout.write(json({ ...summary(snapshot, opened), order: loaded, events: rows }));
    else stdout.write(own?.length || then.length > 0 ? listed(loaded, rows) : orderText(snapshot));
    if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
    return failed ? exit.findings : exit.fine;
  },
};

function stepsOf(options: OptionValues, name: string): readonly Step[] | undefined {
  const list = options[name];
  if (typeof list !== 'string') return undefined;
  const steps = parseSteps(list);
  if (!steps.ok) throw new WrongUse(`--${name}: ${steps.error}`);
  return steps.value;
}

function playSteps(steps: readonly Step[], snapshot: Snapshot, verbose: boolean) {
  const rows: (readonly unknown[])[] = [];
  const loaded: string[] = [];
  let failed = false;
  play(steps, {
    files: snapshot.files,
    engine: snapshot.engine,
    names: snapshot.names,
    refuseScript: snapshot.refused.reasonOf,
    verbose: true,
    record(happening) {
      if (happening.kind === 'script' && !verbose) return;
      rows.push(...eventRows(happening, snapshot.engine.id));
      if (happening.kind === 'load') loaded.push(happening.record.name);
      if (failures.has(happening.kind)) failed = true;
    },
  });
  return { rows, loaded, failed };
}

const failures = new Set(['load-failed', 'undiscovered', 'ensure-failed', 'died']);

function summary(snapshot: Snapshot, { shown }: OpenedFolder) {
  const managed = managerPhase(snapshot);
  return {
    engine: snapshot.engine.id,
    reason: snapshot.engineChosen ? 'chosen' : snapshot.detection.reason,
    boot: snapshot.sequence.origin,
    // Only where there are any: what clients load is told as it always was.
    ...(managed && {
      manager: managed.children.flatMap(it => (it.kind === 'module' && it.state === 'managed' ? it.name : [])),
    }),
    discovered: snapshot.files.map(file => ({ name: file.manifest.name?.value ?? null, file: shown(file.path) })),
  };
}

function listed(loaded: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const errors = rows.filter(row => row[0] === 'error' || row[0] === 'fatal' || row[0] === 'crash');
  return [...loaded, ...errors.map(row => `${row[0]}: ${row.at(-1)}`)].map(it => `${it}\n`).join('');
}

/** What stands in the place of a number. */
const signs: Readonly<Record<OrderModule['state'], string>> = {
  loaded: '',
  failed: '!',
  'not-loaded': '-',
  managed: '+',
};

function orderText(snapshot: Snapshot): string {
  const origin =
    snapshot.sequence.origin === 'folder' ? 'init.lua of the folder' : `upstream sequence of ${snapshot.engine.id}`;
  const lines = [
    `client engine ${snapshot.engine.id} (${snapshot.engineChosen ? 'chosen' : snapshot.detection.reason}), ${origin}`,
  ];
  for (const item of loadOrder(snapshot)) {
    if (item.kind !== 'phase') {
      lines.push('', item.kind === 'note' ? item.label : item.name);
      continue;
    }
    lines.push('', `${item.label}${item.detail === '' || item.id === 'rest' ? '' : `  (${item.detail})`}`);
    for (const child of item.children) {
      if (child.kind === 'note') lines.push(`      ${child.label}`);
      else {
        const number = child.number === undefined ? signs[child.state] : String(child.number);
        lines.push(`${number.padStart(5)} ${child.name.padEnd(28)} ${child.detail}`.trimEnd());
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
