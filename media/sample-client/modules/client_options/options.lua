local button
local values = { volume = 80 }

function init()
  button = modules.client_topmenu.addButton('optionsButton', tr('Options'), toggle)
end

function terminate()
  button:destroy()
  button = nil
end

function toggle()
  values.shown = not values.shown
end

function getOption(name)
  return values[name]
end
