import * as vscode from 'vscode';
import { counted } from '../base/text.ts';
import { linesBelow, type OrderLine, type OrderModule } from '../features/load-order.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { groupItem } from './group-item.ts';
import type { Log } from './log.ts';
import { commands, views } from './names.ts';
import { shownSeverities } from './problems.ts';

/** A line of the view: a client where there are several, or an item of one. */
interface Line {
  readonly client: Client;
  readonly item: OrderLine | undefined;
  /** Undefined at the top. */
  readonly parent: Line | undefined;
  /** The ids of the items down to this one; unique in the client. */
  readonly id: string;
  /** Of a module, for the commands of its menu. */
  readonly manifest: vscode.Uri | undefined;
}

/** The *Load Order* view: phases, the modules in each, and what is not loaded; and the command that leads to a module in it. */
export function showLoadOrderView(clients: Clients, log: Log): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.TreeDataProvider<Line> = {
    onDidChangeTreeData: changed.event,
    getChildren(line) {
      if (line?.item) return linesBelow(line.item).map(item => lineFor(line.client, item, line));
      if (line) return linesOf(line.client, line);
      return clients.all.length === 1 ? linesOf(clients.all[0], undefined) : clients.all.map(clientLine);
    },
    getParent: line => line.parent,
    resolveTreeItem(item, { item: shown }) {
      if (shown?.kind === 'module') item.tooltip = new vscode.MarkdownString(shown.reasons().map(escaped).join('\n\n'));
      return item;
    },
    getTreeItem: line => (line.item ? itemOf(line.client, line.item, line.id) : clientItem(line.client)),
  };
  const tree = vscode.window.createTreeView(views.loadOrder, { treeDataProvider: provider, showCollapseAll: true });
  const update = () => {
    tree.badge = badgeOf(clients);
    tree.description = clients.all.length === 1 ? (clients.all[0].view?.snapshot.engine.id ?? '') : '';
    changed.fire(undefined);
  };
  update();
  const show = async (uri: unknown) => {
    await vscode.commands.executeCommand(`${views.loadOrder}.focus`);
    const line = uri instanceof vscode.Uri ? await lineOf(uri, clients) : undefined;
    if (line) await tree.reveal(line, { select: true, focus: true, expand: true });
  };
  const command = vscode.commands.registerCommand(commands.showLoadOrder, (uri: unknown) =>
    show(uri).catch(error => log.failed('showing the load order', error)),
  );
  return vscode.Disposable.from(tree, changed, clients.onDidChange(update), command);
}

/** The line of the module of a manifest. */
async function lineOf(uri: vscode.Uri, clients: Clients): Promise<Line | undefined> {
  const found = await clients.fresh(uri);
  if (!found) return undefined;
  const { client, view, path } = found;
  let line: Line | undefined = clients.all.length > 1 ? clientLine(client) : undefined;
  const way = client.service.wayInLoadOrder(view, path);
  for (const item of way) line = lineFor(client, item, line);
  return way.length > 0 ? line : undefined;
}

function clientLine(client: Client): Line {
  return { client, item: undefined, parent: undefined, id: '', manifest: undefined };
}

function lineFor(client: Client, item: OrderLine, parent: Line | undefined): Line {
  const id = item.kind === 'group' ? `${parent?.id}:${item.id}` : item.id;
  const path = item.kind === 'module' ? item.path : undefined;
  return { client, item, parent, id, manifest: path === undefined ? undefined : client.uriOf(path) };
}

function linesOf(client: Client, parent: Line | undefined): Line[] {
  const { view } = client;
  return view ? client.service.loadOrder(view).map(item => lineFor(client, item, parent)) : [];
}

function badgeOf(clients: Clients): vscode.ViewBadge | undefined {
  const value = clients.all.flatMap(shownSeverities).filter(it => it === 'error').length;
  return value === 0 ? undefined : { value, tooltip: `${counted(value, 'error')} in manifests` };
}

function clientItem(client: Client): vscode.TreeItem {
  const item = new vscode.TreeItem(client.title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${client.base}`;
  item.description = client.view?.snapshot.engine.title ?? '';
  item.iconPath = new vscode.ThemeIcon('root-folder');
  return item;
}

function itemOf(client: Client, item: OrderLine, id: string): vscode.TreeItem {
  switch (item.kind) {
    case 'phase': {
      const open =
        item.id === 'rest' ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.Expanded;
      const phase = new vscode.TreeItem(item.label, open);
      phase.id = `${client.base}:${item.id}`;
      phase.description = item.detail;
      phase.iconPath = new vscode.ThemeIcon(item.id === 'rest' ? 'circle-slash' : 'layers');
      return phase;
    }
    case 'note': {
      const note = new vscode.TreeItem(item.label);
      note.id = `${client.base}:${item.id}`;
      note.tooltip = item.label;
      note.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsErrorIcon.foreground'));
      if (item.path !== undefined) note.command = openCommand(client, item.path);
      return note;
    }
    case 'group':
      return groupItem(item, `${client.base}:${id}`);
    case 'module':
      return moduleItem(client, item);
  }
}

const icons: Readonly<Record<OrderModule['state'], vscode.ThemeIcon>> = {
  loaded: new vscode.ThemeIcon('package'),
  failed: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  'not-loaded': new vscode.ThemeIcon('circle-outline'),
};

function moduleItem(client: Client, module: OrderModule): vscode.TreeItem {
  const number = module.number === undefined ? '' : `${module.number}  `;
  const item = new vscode.TreeItem(`${number}${module.name}`);
  item.id = `${client.base}:${module.id}`;
  item.description = module.detail;
  item.iconPath = icons[module.state];
  item.contextValue = `module.${module.state}`;
  item.accessibilityInformation = { label: `${number}${module.name}, ${module.detail}` };
  if (module.path !== undefined) {
    // The uri brings the colour and count of the manifest's problems.
    item.resourceUri = client.uriOf(module.path);
    item.command = openCommand(client, module.path);
  }
  return item;
}

function openCommand(client: Client, path: string): vscode.Command {
  return { command: 'vscode.open', title: 'Open Manifest', arguments: [client.uriOf(path)] };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|]/g, '\\$&');
}
