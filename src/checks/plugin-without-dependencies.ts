import { addAdvancedKey } from './advanced-write.ts';
import { perhaps, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { pluginSpan, pluginsWithout } from './plugin-facts.ts';

const code = 'plugin-without-dependencies';

export const pluginWithoutDependencies: WorkspaceCheck = {
  code: 'plugin-without-dependencies',
  scope: 'workspace',
  doc: `A plugin does not say what it depends on.

Plugins are loaded on demand, at a moment that nobody knows, so what they need must be loaded for them. A plugin that needs nothing says
so with an empty \`"dependencies": {}\`.`,
  run(snapshot) {
    return pluginsWithout('dependencies', kept, snapshot, file => ({
      code,
      span: pluginSpan(file),
      severity: 'hint',
      message: 'This plugin does not say what it depends on.',
      fixes: () => {
        const { manifest } = file;
        const edit = addAdvancedKey(file, 'dependencies', {}, behind.find(key => isStated(key, manifest)) ?? 'name');
        return edit ? [perhaps('Add an empty "dependencies"', edit)] : [];
      },
    }));
  },
};

/** The keys that customarily stand before, the nearest first. */
const behind = ['scripts', 'description', 'author', 'kind', 'version'] as const;

function isStated(key: (typeof behind)[number], manifest: Parameters<typeof pluginSpan>[0]['manifest']): boolean {
  const { root } = manifest.document;
  return root?.kind === 'object' && root.properties.some(it => it.key === key && it.value !== undefined);
}

const kept = new KeptFindings();
