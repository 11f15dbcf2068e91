import { together } from './navigation.ts';

const modules = `
  //- /init.lua
  g_modules.discoverModules()
  g_modules.ensureModuleLoaded('lib')
  g_modules.ensureModuleLoaded('user')
  print(share)
  //- /modules/lib/lib.otmod
  Module
    name: lib
    scripts: [ lib ]
    @onLoad: share(1)
  //- /modules/lib/lib.lua
  -- Shares.
  function share(x) return x end
  LIMIT = 3
  Box = newclass('Box')
  function Box:open() share(LIMIT) end
  //- /modules/user/user.otmod
  Module
    name: user
    sandboxed: true
    scripts: [ user ]
    @onLoad: |
      local x = share(1)
      init()
    @onUnload: _G.share(2)
  //- /modules/user/user.lua
  local lib = modules.lib
  own = 2
  function init()
    modules.lib.share(lib.share)
    modules['lib']['share']()
    if modules.user.share then share() end
    local function inner(share) return share, _G.share end
    connect(x, { share = share, onStart = inner })
    local share = rawget(_G, 'share')
    share('share')
  end
  //- /modules/user/user.otui
  Panel
    @onClick: share(1)
    @onHover: |
      function(self)
        modules.lib.share(self)
      end
    !text: tr(share('text'))
  //- /modules/user/page.html
  <button onclick="share(3)" *if="share(4) or false" class="share">{{share(5)}} share</button>
  //- /modules/other/other.otmod
  Module
    name: other
    sandboxed: true
    scripts: [ other ]
  //- /modules/other/other.lua
  function share() end
  share(_G.share, modules.other.share, modules.lib.share)
  //- /modules/other/other.otui
  Panel
    @onClick: share()
  //- /data/styles/top.otui
  Panel
    @onClick: share(6)
`;

/** A client whose module `lib` makes globals for all, which the others use in every way. */
export function globalClient(more = ''): string {
  return globalClientWith('', '', more);
}

/** The same with a text put in the place of another one, which may hold the cursor, and more files. */
export function globalClientWith(from: string, to: string, more = ''): string {
  if (!modules.includes(from)) throw new Error(`"${from}" is not in it`);
  const changed = modules.replace(from, () => to);
  return more === '' ? together(changed) : together(changed, more);
}
