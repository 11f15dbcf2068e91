import * as vscode from 'vscode';
import { parseRange, parseVersion } from '../base/version.ts';
import type { Change } from '../features/why/scenario.ts';
import { type RequirementKey, requirementKeys } from '../manifest/advanced-manifest.ts';
import { type AskedModule, askModule } from './ask-module.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { chooseVersion } from './why-commands.ts';

/** What somebody wonders about. */
export type Wonder = { readonly kind: 'unsaved' } | { readonly kind: 'changes'; readonly changes: readonly Change[] };

/** What is wondered about, and the module and client that it is about. */
interface Asked {
  readonly module: AskedModule;
  readonly wonder: Wonder;
}

/** Asks what a person wonders about: `change` where it is one or `unsaved`, else what is chosen from lists. */
export async function askChange(clients: Clients, given: unknown, change: unknown): Promise<Asked | undefined> {
  const client = clients.active;
  const unsaved = client ? unsavedIn(client) : 0;
  const about =
    change === 'unsaved'
      ? 'unsaved'
      : change === undefined && given === undefined && unsaved > 0
        ? await askSubject(unsaved)
        : 'module';
  if (about === undefined) return undefined;
  if (about === 'unsaved') {
    const view = await client?.fresh();
    return client && view && { module: { client, view, name: '' }, wonder: { kind: 'unsaved' } };
  }
  const module = await askModule(clients, given, isChange(change) ? change.module : undefined);
  if (!module) return undefined;
  const chosen = isChange(change) ? change : await chooseChange(module);
  return chosen && { module, wonder: { kind: 'changes', changes: [chosen] } };
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && 'kind' in value && 'module' in value;
}

/** How many files of a client show another text than the disk has. */
function unsavedIn(client: Client): number {
  return vscode.workspace.textDocuments.filter(it => it.isDirty && client.pathOf(it.uri) !== undefined).length;
}

async function askSubject(count: number): Promise<'unsaved' | 'module' | undefined> {
  const items = [
    { label: '$(save) Everything Were Saved', description: `${count} unsaved`, about: 'unsaved' },
    { label: '$(edit) A Module Were Changed…', description: '', about: 'module' },
  ] as const;
  const picked = await vscode.window.showQuickPick(items, {
    title: 'What If',
    placeHolder: 'What do you wonder about?',
  });
  return picked?.about;
}

async function chooseChange(module: AskedModule): Promise<Change | undefined> {
  const { name } = module;
  const items = [
    { label: '$(edit) It Asked for Another Range…', ask: () => askRange(module) },
    { label: '$(add) It Asked for Another Module…', ask: () => askAddition(module) },
    { label: '$(remove) It Did Not Ask for a Module…', ask: () => askRelease(module) },
    { label: '$(versions) It Had Another Version…', ask: () => askPick(module) },
    { label: '$(circle-slash) It Were Disabled', ask: async () => ({ kind: 'disable', module: name }) as const },
    { label: '$(trash) It Were Removed', ask: async () => ({ kind: 'remove', module: name }) as const },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: `What If ${name} …`,
    placeHolder: 'Nothing is changed: you see what would be',
  });
  return picked?.ask();
}

/** A line that asks for a module, as a choice. */
interface LineChoice extends vscode.QuickPickItem {
  readonly list: RequirementKey;
  readonly range: string;
}

function linesOf({ client, view, name }: AskedModule): readonly LineChoice[] {
  const module = client.service.moduleNamed(view, name);
  const advanced = requirementKeys.flatMap(list =>
    (module?.advanced?.manifest[list] ?? []).map(it => ({ label: it.name, list, range: it.rangeText })),
  );
  const known = new Set(advanced.map(it => it.label));
  const plain = (module?.plain?.manifest.dependencies ?? []).filter(it => !known.has(it.value));
  const all = [...advanced, ...plain.map(it => ({ label: it.value, list: 'dependencies', range: '*' }) as const)];
  return all.map(it => ({ ...it, description: `${it.range} in ${it.list}` }));
}

async function askRange(module: AskedModule): Promise<Change | undefined> {
  const line = await chooseLine(module, 'Which range would be another one?');
  const range = line && (await typeRange(line.label, line.range));
  if (!line || range === undefined) return undefined;
  return { kind: 'require', module: module.name, list: line.list, name: line.label, range };
}

async function askAddition(module: AskedModule): Promise<Change | undefined> {
  const { client, view, name } = module;
  const others = client.service.modulesKnown(view).filter(it => it !== name);
  const other = await vscode.window.showQuickPick(others, { placeHolder: `Which module would ${name} ask for?` });
  if (other === undefined) return undefined;
  const hasRanges = client.service.moduleNamed(view, name)?.advanced !== undefined;
  const range = hasRanges ? await typeRange(other, '*') : '*';
  return range === undefined ? undefined : { kind: 'require', module: name, list: 'dependencies', name: other, range };
}

async function askRelease(module: AskedModule): Promise<Change | undefined> {
  const line = await chooseLine(module, 'Which module would it not ask for?');
  return line && { kind: 'release', module: module.name, name: line.label };
}

async function askPick(module: AskedModule): Promise<Change | undefined> {
  const text = await chooseVersion(module, 'The version that the lock would choose');
  const version = text === undefined ? undefined : parseVersion(text);
  return version && { kind: 'pick', module: module.name, version };
}

async function chooseLine(module: AskedModule, placeHolder: string): Promise<LineChoice | undefined> {
  const lines = linesOf(module);
  if (lines.length > 0) return vscode.window.showQuickPick(lines, { placeHolder });
  void vscode.window.showInformationMessage(`${module.name} asks for no other module.`);
  return undefined;
}

async function typeRange(name: string, value: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: `Versions of ${name}`,
    prompt: 'A range such as ^2.0.0, >=1.2 <3 or *',
    value,
    validateInput: text => (parseRange(text) ? undefined : 'This is no range of versions.'),
  });
  return typed?.trim();
}
