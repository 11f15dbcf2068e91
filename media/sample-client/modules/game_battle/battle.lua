local creatures = {}

function init()
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
