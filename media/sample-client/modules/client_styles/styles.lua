function init()
  g_ui.importStyle('styles/buttons.otui')
end
