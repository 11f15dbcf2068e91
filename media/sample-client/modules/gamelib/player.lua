function healthPercent(player)
  local most = player:getMaxHealth()
  return most > 0 and clamp(100 * player:getHealth() / most, 0, 100) or 0
end
