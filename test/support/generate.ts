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
  window = g_ui.displayUI('${name}')
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
