local buttons = {}

function init()
  buttons = {}
end

function terminate()
  for _, button in pairs(buttons) do
    button:destroy()
  end
  buttons = {}
end

function addButton(id, text, callback)
  local button = g_ui.createWidget('TopMenuButton', rootWidget)
  button:setId(id)
  button:setText(text)
  button.onClick = callback
  buttons[id] = button
  return button
end
