function tr(text, ...)
  return string.format(text, ...)
end

function clamp(value, low, high)
  return math.max(low, math.min(high, value))
end
