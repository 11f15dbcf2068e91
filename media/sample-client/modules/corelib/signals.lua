-- connect(object, { signal = callback }): several handlers can listen to one signal of an object.
function connect(object, handlers)
  for signal, handler in pairs(handlers) do
    local current = object[signal]
    if current == nil then
      object[signal] = handler
    elseif type(current) == 'table' then
      table.insert(current, handler)
    else
      object[signal] = { current, handler }
    end
  end
end

function disconnect(object, handlers)
  for signal, handler in pairs(handlers) do
    local current = object[signal]
    if current == handler then
      object[signal] = nil
    elseif type(current) == 'table' then
      for i = #current, 1, -1 do
        if current[i] == handler then
          table.remove(current, i)
        end
      end
    end
  end
end

function signalcall(handlers, ...)
  if type(handlers) == 'function' then
    return handlers(...)
  end
  for _, handler in ipairs(handlers or {}) do
    if handler(...) then
      return true
    end
  end
end
