import { unifiedDiff } from '../base/line-diff.ts';
import { finish } from '../base/stepwise.ts';
import { parseVersion } from '../base/version.ts';
import type { Diagnostic } from '../checks/check.ts';
import { whatIfPage } from '../contributions/command-line.ts';
import { placeWords } from '../features/place-words.ts';
import type { Change } from '../features/why/scenario.ts';
import type { Consequences, Side } from '../features/why/what-if.ts';
import { consequencesInWords, isWorse } from '../features/why/what-if-words.ts';
import { requirementKeys } from '../manifest/advanced-manifest.ts';
import { type Command, exit, json, line, type OptionValues, several, WrongUse } from './command.ts';
import { offerVersions } from './offer-versions.ts';
import { engineOption, readFolder, tellUnread } from './open-folder.ts';

export const whatIf: Command = {
  ...whatIfPage,
  options: {
    set: { type: 'string', multiple: true },
    unset: { type: 'string', multiple: true },
    pick: { type: 'string', multiple: true },
    disable: { type: 'string', multiple: true },
    remove: { type: 'string', multiple: true },
    engine: { type: 'string' },
    store: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(operands, options, { stdout, stderr }) {
    if (operands.length > 1) throw new WrongUse('what-if takes one folder');
    const changes = changesOf(options);
    if (changes.length === 0)
      throw new WrongUse('what-if takes a change: --set, --unset, --pick, --disable or --remove');
    const folder = operands[0] ?? '.';
    const settings = { engine: engineOption(options), boot: 'auto', scripts: 'check', caseMatters: true } as const;
    const opened = await readFolder(folder, settings);
    await offerVersions(folder, opened, options, text => stderr.write(text));
    const { service, shown } = opened;
    const view = service.view();
    const scenario = service.scenario(view, changes);
    if (!scenario.ok) throw new WrongUse(scenario.error);
    const consequences = finish(service.whatIf(view, scenario.value));
    const { before, after } = consequences;
    if (options.json === true) stdout.write(json(row(consequences, shown)));
    else stdout.write(line(consequencesInWords(consequences)) + diff(before, after));
    if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
    return isWorse(consequences) ? exit.findings : exit.fine;
  },
};

/** The changes in the order in which they are made, whatever that of the options. */
function changesOf(options: OptionValues): readonly Change[] {
  return [
    ...several(options, 'remove').map((module): Change => ({ kind: 'remove', module })),
    ...several(options, 'disable').map((module): Change => ({ kind: 'disable', module })),
    ...several(options, 'unset').map(released),
    ...several(options, 'set').map(required),
    ...several(options, 'pick').map(picked),
  ];
}

const lists = requirementKeys.join('|');

function required(text: string): Change {
  const [, module, list, name, range] = new RegExp(`^(.+?)\\.(${lists})\\.([^=]+)=(.*)$`).exec(text) ?? [];
  const key = requirementKeys.find(it => it === list);
  if (module === undefined || name === undefined || range === undefined || !key)
    throw new WrongUse(
      `--set takes MODULE.LIST.NAME=RANGE with LIST one of ${requirementKeys.join(', ')}, not "${text}"`,
    );
  return { kind: 'require', module, list: key, name, range };
}

function released(text: string): Change {
  const [, module, name] = new RegExp(`^(.+?)\\.(?:(?:${lists})\\.)?([^.]+)$`).exec(text) ?? [];
  if (module === undefined || name === undefined) throw new WrongUse(`--unset takes MODULE.NAME, not "${text}"`);
  return { kind: 'release', module, name };
}

function picked(text: string): Change {
  const at = text.indexOf('=');
  const version = parseVersion(text.slice(at + 1));
  if (at < 1 || !version) throw new WrongUse(`--pick takes MODULE=VERSION, not "${text}"`);
  return { kind: 'pick', module: text.slice(0, at), version };
}

function diff(before: Side, after: Side): string {
  if (before.text === after.text) return '';
  return `\n--- before\n+++ after\n${unifiedDiff(before.text, after.text)}`;
}

function row({ before, after, moved }: Consequences, shown: (path: string) => string): object {
  const side = ({ order, conflict, problems, snapshot }: Side) => {
    const where = placeWords(snapshot);
    const problem = (it: Diagnostic) => {
      const at = where(it);
      const lineNumber = Number(at.slice(at.lastIndexOf(':') + 1));
      return { code: it.code, severity: it.severity, message: it.message, file: shown(it.path), line: lineNumber };
    };
    return { order, conflict: conflict ?? null, problems: problems.map(problem) };
  };
  return { before: side(before), after: side(after), moved };
}
