import { counted } from '../base/text.ts';
import { checks } from '../checks/checks.ts';
import { engineIds } from '../clients/client-engine.ts';
import { subCommandPages } from '../contributions/command-line.ts';
import { commandPages } from '../contributions/commands.ts';
import { settingPages } from '../contributions/settings.ts';
import { advancedFields } from '../manifest/advanced-fields.ts';
import { fields } from '../manifest/fields.ts';
import type { AdvancedField, Shape } from '../manifest/shape.ts';
import { configField, described, typeField } from '../manifest/shape-problems.ts';

/** The whole reference as markdown, made of the same tables as everything else. */
export function reference(): string {
  return [
    '# OTClient Modules: reference',
    ...section('Settings', settingLines()),
    ...section('Commands', commandLines()),
    ...section('Keys of the .otmod', plainLines()),
    ...section('Keys of the advanced manifest (.otmod.jsonc)', advancedLines()),
    ...section('Command line', lineLines()),
    ...section('Diagnostic codes', checkLines()),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, '', ...lines];
}

function settingLines(): readonly string[] {
  return settingPages.flatMap(({ key, words, doc, type, default: fallback }) => [
    `### \`otclientModules.${key}\``,
    '',
    `${doc} Default: \`${JSON.stringify(fallback)}\`.`,
    '',
    ...(type === 'object' ? [`Values: ${words.map(it => `\`${it.word}\``).join(', ')}.`] : words.map(wordLine)),
    '',
  ]);
}

function commandLines(): readonly string[] {
  return Object.values(commandPages).map(({ title, doc }) => `- **${title}**: ${doc}`);
}

function plainLines(): readonly string[] {
  return [
    table('key', 'type', 'default', 'client engines', 'what it does'),
    table('---', '---', '---', '---', '---'),
    ...fields.map(it => {
      const engines = it.engines.length === engineIds.length ? 'all' : it.engines.join(', ');
      return table(`\`${it.key}\``, it.type, it.default === '' ? '' : `\`${it.default}\``, engines, it.doc);
    }),
  ];
}

function advancedLines(): readonly string[] {
  return ['JSON with comments. Clients do not look at it.', '', ...fieldLines(advancedFields, 0)];
}

function fieldLines(all: readonly AdvancedField[], depth: number): readonly string[] {
  return all.flatMap(({ key, shape, doc, default: fallback, example, required }) => {
    const notes = [
      described(shape),
      ...(required ? ['required'] : []),
      ...(fallback === undefined ? [] : [`default \`${JSON.stringify(fallback)}\``]),
    ];
    const line = `- **\`${key}\`** (${notes.join(', ')}): ${doc} Example: \`${JSON.stringify(example)}\``;
    return [indent(line, depth), ...insideLines(shape, depth + 1)];
  });
}

/** What a value may hold, for those that hold something. */
function insideLines(shape: Shape, depth: number): readonly string[] {
  switch (shape.kind) {
    case 'text':
      return (shape.words ?? []).map(it => indent(wordLine(it), depth));
    case 'list':
      return insideLines(shape.of, depth);
    case 'map':
      return [...(shape.known ?? []).map(it => indent(wordLine(it), depth)), ...insideLines(shape.of, depth)];
    case 'record':
      return fieldLines(shape.fields, depth);
    case 'either':
      return shape.of.flatMap(it => insideLines(it, depth)).filter((line, i, lines) => lines.indexOf(line) === i);
    case 'variants':
      return [
        ...shape.variants.flatMap(variant => {
          const { key, shape: type } = typeField([variant]);
          const own = type.kind === 'text' ? (type.words ?? []) : [];
          const config = configField(variant).flatMap(it => (it.shape.kind === 'record' ? it.shape.fields : []));
          return [
            ...own.map(it => indent(`- \`"${key}": "${it.word}"\`: ${it.doc}`, depth)),
            ...fieldLines(
              config.map(it => ({ ...it, key: `config.${it.key}` })),
              depth + 1,
            ),
          ];
        }),
        ...fieldLines(shape.fields, depth),
      ];
    default:
      return [];
  }
}

function lineLines(): readonly string[] {
  return subCommandPages.flatMap(({ name, summary, help }) => [
    `### \`otmod ${name}\``,
    '',
    summary,
    '',
    '```text',
    help,
    '```',
    '',
  ]);
}

function checkLines(): readonly string[] {
  const sorted = [...checks].sort((a, b) => (a.code < b.code ? -1 : 1));
  return [
    `${counted(sorted.length, 'code')}; \`otclientModules.checks\` gives each another severity.`,
    '',
    ...sorted.flatMap(({ code, doc, optIn }) => [`### ${code}`, '', ...(optIn ? [OFF, ''] : []), doc, '']),
  ];
}

const OFF = 'Off unless it is given a severity.';

function wordLine({ word, doc }: { readonly word: string; readonly doc: string }): string {
  return doc === '' ? `- \`${word}\`` : `- \`${word}\`: ${doc}`;
}

function indent(line: string, depth: number): string {
  return '  '.repeat(depth) + line;
}

function table(...cells: readonly string[]): string {
  return `| ${cells.map(it => it.replaceAll('|', '\\|')).join(' | ')} |`;
}
