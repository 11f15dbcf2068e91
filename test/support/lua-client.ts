import { together } from './navigation.ts';

const modules = `
  //- /init.lua
  g_modules.discoverModules()
  g_modules.ensureModuleLoaded('game_box')
  g_modules.ensureModuleLoaded('game_user')
  //- /modules/game_box/game_box.otmod
  Module
    name: game_box
    description: A box for things
    sandboxed: true
    scripts: [ box, more ]
    @onLoad: init()
    @onUnload: |
      terminate()
      modules.game_box.clear(1)
  //- /modules/game_box/box.lua
  local hidden = 1
  SIZE = 20
  items = {}
  -- Puts a thing
  -- into the box.
  ---@param thing string What is put in
  ---@param count number? How many
  function put(thing, count, ...)
    items[thing] = (items[thing] or 0) + count
    return put
  end

  function init()
    connect(g_game, { onStart = put })
    local put = 1
    clear(put)
  end
  function terminate() put = nil end
  --[[
    Empties it.
  ]]
  function clear() items = {} end
  //- /modules/game_box/more.lua
  local later = 2
  if put then put('key', 1) end
  x = { put = put }
  //- /modules/game_box/box.otui
  Panel
    @onClick: modules.game_box.put('a', 1)
    @onHover: put('b', 2)
    !text: tr(modules.game_box.SIZE)
  //- /modules/game_user/game_user.otmod
  Module
    name: game_user
    sandboxed: true
    dependencies: [ game_box ]
    scripts: [ user, gift ]
    @onLoad: modules.game_box.put('user', 1)
  //- /modules/game_user/user.lua
  local box = modules.game_box
  box.put('x', 1)
  function later()
    modules['game_box']['put']('y', 2)
    if modules.game_box.missing then put() end
    modules.game_box.hidden()
    modules.game_box.print()
  end
  //- /modules/game_user/gift.lua
  -- What a user gives.
  function modules.game_box.gift(to) end
  //- /modules/game_user/page.html
  <button onclick="modules.game_box.put('page', 3)">put</button>
`;

/** A client whose module `game_box` is used by `game_user` in every way, and more files, one of them with a cursor. */
export function luaClient(more: string): string {
  return together(modules, more);
}

/** The same with a text put in the place of another one: `with(modules, from, to)`, where `to` may hold the cursor. */
export function luaClientWith(from: string, to: string): string {
  if (!modules.includes(from)) throw new Error(`"${from}" is not in it`);
  return modules.replace(from, () => to);
}
