import * as vscode from 'vscode';
import type { DependencyLine, DependencyNode, Direction } from '../features/dependency-tree.ts';
import type { View } from '../service.ts';
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
}

/** The *Dependencies* view: what each module needs, or what needs it, with a filter. */
export function showDependenciesView(clients: Clients): vscode.Disposable {
  let direction: Direction = 'needs';
  let filter = '';
  const changed = new vscode.EventEmitter<undefined>();
  const rootsOf = (client: Client): Line[] => {
    const { view } = client;
    if (!view) return [];
    return client.service.dependencyRoots(view, direction, filter).map(node => lineFor(client, view, node, ''));
  };
  const provider: vscode.TreeDataProvider<Line> = {
    onDidChangeTreeData: changed.event,
    getChildren(line) {
      if (!line) {
        return clients.all.length === 1
          ? rootsOf(clients.all[0])
          : clients.all.map(client => ({ client, view: undefined, node: undefined, id: '' }));
      }
      const { client, view, node, id } = line;
      if (!node || !view) return rootsOf(client);
      const below = node.kind === 'group' ? node.lines() : client.service.dependencyChildren(view, node, direction);
      return below.map(it => lineFor(client, view, it, id));
    },
    getTreeItem({ client, view, node, id }) {
      if (!node || !view) return clientItem(client);
      const unique = `${client.base}:${direction}:${id}`;
      return node.kind === 'group' ? groupItem(node, unique) : itemOf(client, view, node, unique);
    },
  };
  const tree = vscode.window.createTreeView(views.dependencies, { treeDataProvider: provider, showCollapseAll: true });
  const update = () => {
    tree.description = [
      direction === 'needs' ? 'needs' : 'needed by',
      ...(filter === '' ? [] : [`filter: ${filter}`]),
    ].join(' · ');
    const none = filter !== '' && clients.all.every(client => rootsOf(client).length === 0);
    tree.message = none ? `No module's name contains "${filter}".` : '';
    changed.fire(undefined);
  };
  const turn = (to: Direction) => {
    direction = to;
    void vscode.commands.executeCommand('setContext', contextKeys.neededBy, to === 'needed-by');
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
    registerCommand(commands.showNeeds, () => turn('needs')),
    registerCommand(commands.showNeededBy, () => turn('needed-by')),
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
  return { client, view, node, id: node.kind === 'group' ? `${above}\n\n${node.id}` : node.way.join('\n') };
}

function clientItem(client: Client): vscode.TreeItem {
  const item = new vscode.TreeItem(client.title, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = new vscode.ThemeIcon('root-folder');
  return item;
}

function itemOf(client: Client, view: View, node: DependencyNode, id: string): vscode.TreeItem {
  const state = node.children > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(node.name, state);
  item.id = id;
  item.description = node.detail;
  item.iconPath = icons[node.state];
  item.tooltip = `${node.name}: ${node.detail}`;
  item.accessibilityInformation = { label: `${node.name}, ${node.detail}` };
  const { declared } = node;
  const place = declared ?? (node.path === undefined ? undefined : { path: node.path, start: 0, end: 0 });
  if (!place) return item;
  // A line of the tree opens the place that declares it; a line at the top opens the manifest.
  const selection = declared && new Ranges(view.snapshot).range(declared.path, declared);
  const options = selection ? { selection } : {};
  item.command = { command: 'vscode.open', title: 'Open', arguments: [client.uriOf(place.path), options] };
  return item;
}

const icons: Readonly<Record<DependencyNode['state'], vscode.ThemeIcon>> = {
  module: new vscode.ThemeIcon('package'),
  missing: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  cycle: new vscode.ThemeIcon('sync', new vscode.ThemeColor('problemsWarningIcon.foreground')),
};
