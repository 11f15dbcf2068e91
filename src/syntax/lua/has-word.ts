/** Whether a name stands in a text, or in a part of one, and is no part of a longer name. */
export function hasWord(text: string, name: string, from = 0, to = text.length): boolean {
  for (let at = text.indexOf(name, from); at >= 0 && at + name.length <= to; at = text.indexOf(name, at + 1)) {
    if (!isPart(text.charCodeAt(at - 1)) && !isPart(text.charCodeAt(at + name.length))) return true;
  }
  return false;
}

/** LuaJIT takes every byte above ASCII for a letter. */
function isPart(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    unit === 95 ||
    (unit >= 48 && unit <= 57) ||
    (unit > 127 && unit !== 0xfeff)
  );
}
