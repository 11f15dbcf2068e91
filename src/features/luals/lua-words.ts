import { isLuaKeyword } from '../../syntax/lua/tokens.ts';

/** Whether every Lua reads a text as a name: LuaJIT alone allows more letters, and takes `goto` for one. */
export function isWord(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !isLuaKeyword(text) && text !== 'goto';
}

/** A string literal of that value. */
function quoted(value: string): string {
  const escaped = value.replaceAll(/["\\\x00-\x1f\x7f]/g, found => {
    if (found === '"' || found === '\\') return `\\${found}`;
    return `\\${found.charCodeAt(0).toString().padStart(3, '0')}`;
  });
  return `"${escaped}"`;
}

/** `base.name`, or `base["na-me"]`. */
export function fieldOf(base: string, name: string): string {
  return isWord(name) ? `${base}.${name}` : `${base}[${quoted(name)}]`;
}

/** A global by its name, whatever that is. */
export function globalOf(name: string): string {
  return isWord(name) ? name : fieldOf('_G', name);
}

/** The declaration of a function of a place such as `modules.a.f`, with nothing in it. */
export function functionAt(place: string, parameters: readonly string[]): string {
  const isMethod = parameters[0] === 'self';
  const names = parameters.map((it, i) => (it === '...' || isWord(it) ? it : `arg${i + 1}`));
  const method = isMethod ? /^([\w.]+)\.(\w+)$/.exec(place) : null;
  if (method) return `function ${method[1]}:${method[2]}(${names.slice(1).join(', ')}) end`;
  if (!/^[\w.]+$/.test(place)) return `${place} = function(${names.join(', ')}) end`;
  return `function ${place}(${names.join(', ')}) end`;
}

/** Text as it may stand in one comment line. */
export function inComment(text: string): string {
  return text.replaceAll(/[\x00-\x1f\x7f]+/g, ' ').trim();
}
