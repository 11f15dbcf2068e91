import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** Every TypeScript file of `src`, by its path below it, with its text. */
export function sourceFiles(): ReadonlyMap<string, string> {
  const folder = join(projectFolder, 'src');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.ts'))
    .sort();
  return new Map(paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** A place where a file names another module. */
export interface Import {
  readonly specifier: string;
  /** `import type`: nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
}

/** The modules that a file names: static, type-only, dynamic, of `require`, and those that it passes on. */
export function importsOf(text: string): readonly Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/^\s*\/\/.*$/gm, ' ');
  const forms = [
    /^(?:import|export)(?<type>\s+type)?\s+(?:\*|\{[^}]*\}|\w)[^'"`;(=]*?\bfrom\s*['"](?<specifier>[^'"]+)['"]/gm,
    /^import\s*['"](?<specifier>[^'"]+)['"]/gm,
    /\b(?:import|require)\s*\(\s*['"`](?<specifier>[^'"`]+)['"`]/g,
  ];
  return forms.flatMap(form =>
    [...code.matchAll(form)].map(({ groups }) => ({
      specifier: groups?.specifier ?? '',
      typeOnly: groups?.type !== undefined,
    })),
  );
}

/** Whether a file passes on what others export. */
export function passesOn(text: string): boolean {
  return /^export\s+(?:type\s+)?(?:\*[^;]*|\{[^}]*\}\s*)from\b/m.test(text);
}
