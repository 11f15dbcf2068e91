PlayerStates = {
  None = 0,
  Poison = 1,
  Burn = 2,
}
