local creatures = {}

function init()
  g_ui.importStyle('/game_healthinfo/healthbar')
  connect(Creature, { onAppear = onAppear, onDisappear = onDisappear })
end

function terminate()
  disconnect(Creature, { onAppear = onAppear, onDisappear = onDisappear })
  creatures = {}
end

function onAppear(creature)
  creatures[creature:getId()] = creature
end

function onDisappear(creature)
  creatures[creature:getId()] = nil
end

function isInDanger()
  return modules.game_healthinfo.getPercent() < 30
end
