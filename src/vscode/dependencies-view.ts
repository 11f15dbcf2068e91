import * as vscode from 'vscode';
import type { Span } from '../base/span.ts';
import type { DependencyItem, DependencyLine } from '../features/dependency-tree.ts';
import type { TreeForm } from '../features/tree-form.ts';
import type { View } from '../service.ts';
import type { When } from '../workspace/code-parts.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';
import { groupItem } from './group-item.ts';
import { commands, contextKeys, views } from './names.ts';

interface Line {
  readonly client: Client;
  readonly view: View | undefined;
  readonly node: DependencyLine | undefined;
  /** Unique among the lines of the client. */
  readonly id: string;
  /** Of a module, for the commands of its menu. */
  readonly manifest: vscode.Uri | undefined;
}

/** The *Dependencies* view: what each module needs and uses, or what needs and uses it, with a filter. */
export function showDependenciesView(clients: Clients): vscode.Disposable {
  let form: TreeForm = { direction: 'needs', withCalls: true };
  let filter = '';
  const changed = new vscode.EventEmitter<undefined>();
  const rootsOf = (client: Client): Line[] => {
    const { view } = client;
    if (!view) return [];
    return client.service.dependencyRoots(view, form, filter).map(node => lineFor(client, view, node, ''));
  };
  const provider: vscode.TreeDataProvider<Line> = {
    onDidChangeTreeData: changed.event,
    getChildren(line) {
      if (!line) {
        return clients.all.length === 1
          ? rootsOf(clients.all[0])
          : clients.all.map(client => ({ client, view: undefined, node: undefined, id: '', manifest: undefined }));
      }
      const { client, view, node, id } = line;
      if (!node || !view) return rootsOf(client);
      const below = node.kind === 'group' ? node.lines() : client.service.dependencyChildren(view, node, form);
      return below.map(it => lineFor(client, view, it, id));
    },
    getTreeItem({ client, view, node, id }) {
      if (!node || !view) return clientItem(client);
      const unique = `${client.base}:${form.direction}:${id}`;
      return node.kind === 'group' ? groupItem(node, unique) : itemOf(client, view, node, unique);
    },
    resolveTreeItem(item, { client, view, node }) {
      if (!view || !node || node.kind === 'group') return item;
      const reasons = client.service.dependencyReasons(view, node, form);
      item.tooltip = [`${item.label}: ${item.description}`, ...reasons].join('\n');
      return item;
    },
  };
  const tree = vscode.window.createTreeView(views.dependencies, { treeDataProvider: provider, showCollapseAll: true });
  const update = () => {
    tree.description = [
      form.direction === 'needs' ? 'needs' : 'needed by',
      ...(form.withCalls ? [] : ['without later uses']),
      ...(filter === '' ? [] : [`filter: ${filter}`]),
    ].join(' · ');
    const none = filter !== '' && clients.all.every(client => rootsOf(client).length === 0);
    tree.message = none ? `No module's name contains "${filter}".` : '';
    changed.fire(undefined);
  };
  const turn = (to: Partial<TreeForm>) => {
    form = { ...form, ...to };
    void vscode.commands.executeCommand('setContext', contextKeys.neededBy, form.direction === 'needed-by');
    void vscode.commands.executeCommand('setContext', contextKeys.callsHidden, !form.withCalls);
    update();
  };
  const narrow = (to: string) => {
    filter = to;
    void vscode.commands.executeCommand('setContext', contextKeys.filtered, to !== '');
    update();
  };
  update();
  const { registerCommand } = vscode.commands;
  return vscode.Disposable.from(
    tree,
    changed,
    clients.onDidChange(update),
    registerCommand(commands.showNeeds, () => turn({ direction: 'needs' })),
    registerCommand(commands.showNeededBy, () => turn({ direction: 'needed-by' })),
    registerCommand(commands.hideCalls, () => turn({ withCalls: false })),
    registerCommand(commands.showCalls, () => turn({ withCalls: true })),
    registerCommand(commands.clearFilter, () => narrow('')),
    registerCommand(commands.filter, async (given?: unknown) => {
      const options = {
        title: 'Filter Modules',
        prompt: 'Part of the name of a module; nothing shows all',
        value: filter,
      };
      const typed = typeof given === 'string' ? given : await vscode.window.showInputBox(options);
      if (typed !== undefined) narrow(typed.trim());
    }),
  );
}

function lineFor(client: Client, view: View, node: DependencyLine, above: string): Line {
  const path = node.kind === 'node' ? node.path : undefined;
  return { client, view, node, id: idOf(node, above), manifest: path === undefined ? undefined : client.uriOf(path) };
}

function idOf(node: DependencyLine, above: string): string {
  if (node.kind === 'group') return `${above}\n\n${node.id}`;
  return node.kind === 'node' ? node.way.join('\n') : node.id;
}

function clientItem(client: Client): vscode.TreeItem {
  const item = new vscode.TreeItem(client.title, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = new vscode.ThemeIcon('root-folder');
  return item;
}

function itemOf(client: Client, view: View, node: DependencyItem, id: string): vscode.TreeItem {
  const below = node.kind === 'use' || node.kind === 'ask' ? 0 : node.children;
  const state = below > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
  const label = node.kind === 'node' || node.kind === 'used' ? node.name : node.label;
  const item = new vscode.TreeItem(label, state);
  item.id = id;
  item.description = node.detail;
  item.iconPath = iconOf(node);
  if (node.kind === 'node' && node.path !== undefined) item.contextValue = 'module';
  item.accessibilityInformation = { label: `${label}, ${node.detail}` };
  const place = placeOf(node);
  if (!place) return item;
  const selection = place.span && new Ranges(view.snapshot).range(place.path, place.span);
  const options = selection ? { selection } : {};
  item.command = { command: 'vscode.open', title: 'Open', arguments: [client.uriOf(place.path), options] };
  return item;
}

/** A line opens the place that declares it or its first use; a line at the top opens the manifest. */
function placeOf(node: DependencyItem): { readonly path: string; readonly span?: Span } | undefined {
  switch (node.kind) {
    case 'uses':
    case 'version':
      return undefined;
    case 'used':
    case 'use':
    case 'ask':
      return node.place;
    case 'node':
      if (node.declared) return { path: node.declared.path, span: node.declared };
      return node.path === undefined ? undefined : { path: node.path };
  }
}

/** What is declared is a package; what is used has the sign of its moment, and is dimmed where no order comes of it. */
function iconOf(node: DependencyItem): vscode.ThemeIcon {
  switch (node.kind) {
    case 'node':
      return icons[node.state];
    case 'used':
      return node.state === 'missing' ? icons.missing : used(node.when, node.state === 'optional');
    case 'uses':
    case 'use':
      return used(node.when, false);
    case 'version':
      return versions;
    case 'ask':
      return asks;
  }
}

const icons = {
  module: new vscode.ThemeIcon('package'),
  missing: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  cycle: new vscode.ThemeIcon('sync', new vscode.ThemeColor('problemsWarningIcon.foreground')),
} as const;

const versions = new vscode.ThemeIcon('versions');
const asks = new vscode.ThemeIcon('quote');

function used(when: When, isOptional: boolean): vscode.ThemeIcon {
  const dimmed = when === 'call' || isOptional ? new vscode.ThemeColor('disabledForeground') : undefined;
  return new vscode.ThemeIcon(moments[when], dimmed);
}

const moments: Readonly<Record<When, string>> = { load: 'zap', init: 'play', call: 'ellipsis' };
