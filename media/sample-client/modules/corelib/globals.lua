-- Loaded modules can be reached by their names: modules.client_topmenu.addButton(...)
modules = package.loaded

rootWidget = g_ui.getRootWidget()
