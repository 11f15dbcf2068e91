local marks = {}

function init()
  connect(g_game, { onGameStart = reset })
end

function terminate()
  disconnect(g_game, { onGameStart = reset })
end

function reset()
  marks = {}
end

function addMark(position, text)
  table.insert(marks, { position = position, text = text })
end
