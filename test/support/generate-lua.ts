import { random } from './generate.ts';

/**
 * The files of a client whose modules reach for each other in Lua: `count` modules that share about `size` characters, one
 * of which has a script of 130,000. Load and init uses go to modules that load before.
 */
export function generatedLuaClient(count: number, size: number, seed = 1): ReadonlyMap<string, string> {
  const next = random(seed);
  const pick = (below: number) => Math.floor(next() * below);
  const name = (i: number) => `game_l${String(i).padStart(3, '0')}`;
  const files = new Map<string, string>([
    ['init.lua', 'g_modules.discoverModules()\ng_modules.autoLoadModules(9999)\n'],
    ['modules/corelib/corelib.otmod', 'Module\n  name: corelib\n  autoload: true\n  autoload-priority: 1\n'],
  ]);
  for (let i = 0; i < count; i++) {
    const own = name(i);
    const length = i === 0 ? LARGEST : (size - LARGEST) / (count - 1);
    const lines = [
      'Module',
      `  name: ${own}`,
      '  sandboxed: true',
      '  autoload: true',
      `  autoload-priority: ${i + 2}`,
      `  scripts: [ ${own} ]`,
      '  @onLoad: init()',
    ];
    files.set(`modules/${own}/${own}.otmod`, `${lines.join('\n')}\n`);
    const parts = [
      `function init()\n${i > 0 ? `  modules.${name(pick(i))}.part0()\n` : ''}  connect(g_game, { onGameEnd = part0 })\nend\n`,
      'function terminate()\n  disconnect(g_game, { onGameEnd = part0 })\nend\n',
    ];
    for (let k = 0, written = 0; written < length; k++) {
      parts.push(part(k, name(pick(count)), pick(10) === 0 ? pick(2) : 2 + pick(2)));
      written += parts[parts.length - 1].length;
    }
    files.set(`modules/${own}/${own}.lua`, parts.join('\n'));
    files.set(`modules/${own}/${own}.otui`, `Button\n  @onClick: modules.${name(pick(count))}.part1()\n`);
  }
  return files;
}

/** As large as the largest script of any client. */
const LARGEST = 130_000;

function part(k: number, other: string, shape: number): string {
  const body = [
    `  if modules.${other} and modules.${other}.part2 then\n    return modules.${other}.part2(a, b)\n  end\n  return a + b * ${k}`,
    `  local value = modules.${other}.part0(a)\n  scheduleEvent(function()\n    modules.${other}.part1(value, b)\n  end, ${k})`,
    `  local window = g_ui.createWidget('Window${k}', rootWidget)\n  window:setText(tr('Part %d', ${k}))\n  for i = 1, #items do\n    local item = items[i]\n    if item and item.count > ${k} then\n      window:addItem(item.id, item.count * 2, { color = '#ffffff', id = 'item' .. i })\n    end\n  end`,
    `  local data = {\n    { id = ${k}, name = 'first', values = { 1, 2, 3, 4 } },\n    { id = ${k + 1}, name = 'second', values = { 5, 6, 7, 8 } },\n  }\n  table.insert(cache, data[a] or data[b])`,
  ][shape];
  return `function part${k}(a, b)\n${body}\nend\n`;
}
