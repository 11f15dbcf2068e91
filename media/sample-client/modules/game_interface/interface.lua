local panels = {}

function init()
  connect(g_game, { onGameStart = show, onGameEnd = hide })
  panels = { left = g_ui.createWidget('UIWidget', rootWidget), right = g_ui.createWidget('UIWidget', rootWidget) }
  hide()
end

function terminate()
  disconnect(g_game, { onGameStart = show, onGameEnd = hide })
  for _, panel in pairs(panels) do
    panel:destroy()
  end
  panels = {}
end

function show()
  for _, panel in pairs(panels) do
    panel:show()
  end
end

function hide()
  for _, panel in pairs(panels) do
    panel:hide()
  end
end

function getPanel(side)
  return panels[side]
end
