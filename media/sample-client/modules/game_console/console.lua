local lines = {}

function init()
  connect(g_game, { onTextMessage = addLine })
end

function terminate()
  disconnect(g_game, { onTextMessage = addLine })
  lines = {}
end

function addLine(mode, text)
  table.insert(lines, text)
end

function getLines()
  return lines
end
