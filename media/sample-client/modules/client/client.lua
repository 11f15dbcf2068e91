local started = false

function init()
  started = true
end

function terminate()
  started = false
end

function isStarted()
  return started
end
