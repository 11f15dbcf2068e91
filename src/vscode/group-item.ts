import * as vscode from 'vscode';
import type { LineGroup } from '../features/line-groups.ts';

/** The line of a tree below which many others stand; `id` is unique in the tree. */
export function groupItem({ label, detail }: LineGroup<unknown>, id: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = detail;
  item.tooltip = `${label}: ${detail}`;
  return item;
}
