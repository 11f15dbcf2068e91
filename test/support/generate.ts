/** A small generator of pseudo-random numbers with a seed: the same seed, the same numbers. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The files of a client folder with `count` modules: layers of dependencies, load-later lists, two scripts a module, a few
 * mistakes. Sound enough that nearly all load.
 */
export function generatedClient(count: number, seed = 1): ReadonlyMap<string, string> {
  const next = random(seed);
  const pick = (below: number) => Math.floor(next() * below);
  const name = (i: number) => `game_m${String(i).padStart(5, '0')}`;
  const files = new Map<string, string>();
  files.set('init.lua', init);
  for (const library of ['corelib', 'gamelib', 'client', 'game_interface']) {
    files.set(`modules/${library}/${library}.otmod`, `Module\n  name: ${library}\n  scripts: [ ${library} ]\n`);
    files.set(`modules/${library}/${library}.lua`, `function ${library}_init()\nend\n`);
  }
  for (let i = 0; i < count; i++) {
    const own = name(i);
    const needs = new Set<string>(['gamelib']);
    for (let k = pick(4); k > 0 && i > 0; k--) needs.add(name(pick(i)));
    if (i % 500 === 499) needs.add(`${name(pick(i))}x`);
    const folder = `${i % 10 === 0 ? 'mods' : 'modules'}/${own}`;
    const lines = [
      'Module',
      `  name: ${own}`,
      `  description: Generated module number ${i}`,
      '  author: bench',
      '  sandboxed: true',
      `  autoload: ${i % 3 !== 0}`,
      `  autoload-priority: ${1000 + pick(1000)}`,
      '  dependencies:',
      ...[...needs].map(it => `    - ${it}`),
      `  scripts: [ ${own}, helper ]`,
      '  @onLoad: init()',
      '  @onUnload: terminate()',
      ...(i % 5 === 0 && i + 1 < count ? ['  load-later:', `    - ${name(i + 1)}`] : []),
    ];
    files.set(`${folder}/${own}.otmod`, `${lines.join('\n')}\n`);
    files.set(`${folder}/${own}.lua`, script(own));
    files.set(`${folder}/helper.lua`, `local cache = {}\nfunction ${own}_help(x)\n  cache[x] = true\nend\n`);
  }
  return files;
}

const init = `g_modules.discoverModules()
g_modules.autoLoadModules(99)
g_modules.ensureModuleLoaded('corelib')
g_modules.ensureModuleLoaded('gamelib')
g_modules.autoLoadModules(499)
g_modules.ensureModuleLoaded('client')
g_modules.autoLoadModules(999)
g_modules.ensureModuleLoaded('game_interface')
g_modules.autoLoadModules(9999)
`;

function script(name: string): string {
  return `local window
function init()
  connect(g_game, { onGameStart = show, onGameEnd = hide })
  window = g_ui.createWidget('${name}', rootWidget)
end

function terminate()
  disconnect(g_game, { onGameStart = show, onGameEnd = hide })
  window:destroy()
end

function show()
  window:show()
end

function hide()
  window:hide()
end
`;
}

/** Advanced manifests of `count` modules that have no other manifest, each of which needs a few of `of` generated modules. */
export function generatedAdvanced(count: number, of: number, seed = 3): ReadonlyMap<string, string> {
  const next = random(seed);
  const files = new Map<string, string>();
  for (let i = 0; i < count; i++) {
    const own = `advanced_m${String(i).padStart(5, '0')}`;
    const needs = new Map([['gamelib', '*']]);
    for (let k = 0; k < 3; k++) needs.set(`game_m${String(Math.floor(next() * of)).padStart(5, '0')}`, '*');
    const manifest = { name: own, version: '1.0.0', scripts: [`${own}.lua`], dependencies: Object.fromEntries(needs) };
    files.set(`modules/${own}/${own}.otmod.jsonc`, `// Generated\n${JSON.stringify(manifest, undefined, 2)}\n`);
    files.set(`modules/${own}/${own}.lua`, script(own));
  }
  return files;
}

/** Widgets as a large `.otui` has them, in about `length` characters; not in their form, here and there. */
export function generatedWidgets(length: number, seed = 5): string {
  const next = random(seed);
  const pick = <T>(...of: readonly T[]) => of[Math.floor(next() * of.length)];
  const lines: string[] = [];
  let size = 0;
  const put = (depth: number, line: string) => {
    lines.push('  '.repeat(depth) + line);
    size += line.length + depth * 2 + 1;
  };
  const widget = (depth: number) => {
    put(depth, pick('Label', 'Panel', 'UIWidget', 'Button', 'TextEdit'));
    put(depth + 1, `id: widget${size}`);
    for (const edge of ['top', 'left', 'right']) {
      if (next() < 0.7) put(depth + 1, `anchors.${edge}: ${pick('parent', 'prev', `widget${size}`)}.${edge}`);
    }
    if (next() < 0.5) put(depth + 1, `margin-top${pick(': ', ': ', ': ', ':')}${Math.floor(next() * 40)}`);
    if (next() < 0.3) put(depth + 1, "!text: tr('Generated words')");
    if (next() < 0.2) put(depth + 1, '@onClick: |');
    if (lines[lines.length - 1].endsWith('|')) put(depth + 2, 'modules.generated.click(self)');
    if (next() < 0.2) put(depth + 1, '$hover !disabled:');
    if (lines[lines.length - 1].endsWith('!disabled:')) put(depth + 2, 'background-color: alpha');
    for (let below = Math.floor(next() * 4); below > 0 && depth < 6; below--) widget(depth + 1);
  };
  while (size < length) {
    put(0, `Style${size} < UIWidget`);
    widget(1);
    if (next() < 0.5) put(0, '');
  }
  return `${lines.join('\n')}\n`;
}
