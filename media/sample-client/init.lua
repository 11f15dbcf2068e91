-- The boot of the sample client: what every OTClient does, in a few lines.
g_app.setName('OTClient Sample')

g_resources.addSearchPath(g_resources.getWorkDir() .. 'data', true)
g_resources.addSearchPath(g_resources.getWorkDir() .. 'modules', true)

g_modules.discoverModules()

-- libraries
g_modules.autoLoadModules(99)
for _, library in ipairs({ 'corelib', 'gamelib' }) do
  g_modules.ensureModuleLoaded(library)
end

-- the client without a game
g_modules.autoLoadModules(499)
g_modules.ensureModuleLoaded('client')

-- the game
g_modules.autoLoadModules(999)
g_modules.ensureModuleLoaded('game_interface')

-- everything else
g_modules.autoLoadModules(9999)
