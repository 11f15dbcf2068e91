local percent = 100

function init()
  g_ui.importStyle('healthbar')
  connect(LocalPlayer, { onHealthChange = onHealthChange })
end

function terminate()
  disconnect(LocalPlayer, { onHealthChange = onHealthChange })
end

function onHealthChange(player)
  percent = healthPercent(player)
end

function getPercent()
  return percent
end
