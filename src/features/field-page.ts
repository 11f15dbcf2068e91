import { listing } from '../base/text.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { clients } from '../clients/clients.ts';
import type { Field, FieldType } from '../manifest/fields.ts';

const typeWords: Readonly<Record<FieldType, string>> = {
  text: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  modules: 'list of modules',
  scripts: 'list of Lua files',
  devices: 'list of devices',
  lua: 'Lua',
};

/** Type and default of a key, in a few words. */
export function fieldTerms({ type, default: fallback }: Field): string {
  return fallback === '' ? typeWords[type] : `${typeWords[type]}, default ${fallback}`;
}

/** What a key does in one client engine, as markdown. */
export function fieldPage(field: Field, engine: ClientEngine): string {
  const isRead = field.engines.includes(engine.id);
  const note = isRead ? field.notes[engine.id] : undefined;
  const paragraphs = [
    field.doc,
    ...(isRead ? [] : [`**${engine.title} does not read this key.**`]),
    ...(note === undefined ? [] : [`${engine.title}: ${note}`]),
    ...(field.example === '' ? [] : [`Example: \`${field.key}: ${field.example}\``]),
    `Read by ${listing(field.engines.map(id => clients[id].id))}. ${sources(field)}`,
  ];
  return paragraphs.join('\n\n');
}

function sources({ source }: Field): string {
  const files = [...new Set(source.map(it => `\`${it.slice(0, it.indexOf(':')).toLowerCase()}.cpp\``))];
  return `Source: ${listing(source.map(it => `\`${it}\``))} in ${listing(files)} of \`src/framework/core/\`.`;
}
