import { describe, expect, test } from 'vitest';
import { luaBindings } from '../../../src/syntax/cpp/lua-bindings.ts';

/** Each binding in a line: kind, name as the span shows it, owner, base, signature, conditions. */
const bound = (text: string) =>
  luaBindings(text).bindings.map(({ kind, name, span, owner, base, signature, asks }) => {
    const written = text.slice(span.start, span.end);
    const parameters = signature?.parameters
      .map(it => `${it.name ?? '_'}${it.optional ? '?' : ''}: ${it.type}`)
      .join(', ');
    return [
      `${kind} ${owner === undefined ? '' : `${owner}.`}${name}${written === name ? '' : ` (${written})`}`,
      ...(base === undefined ? [] : [`: ${base}`]),
      ...(signature ? [`(${parameters}) ${signature.returns ?? '?'}`.trimEnd()] : []),
      ...asks.map(it => `if ${it}`),
    ].join(' ');
  });

describe('what C++ gives to Lua', () => {
  test.each([
    ['g_lua.registerSingletonClass("g_box");', ['singleton g_box']],
    ['g_lua.bindSingletonFunction("g_box", "open", &Box::open, &g_box);', ['static g_box.open']],
    ['g_lua.bindSingletonFunction<Box>("open", &Box::open, &g_box);', ['static Box.open']],
    ['g_lua.registerClass<Box>();', ['class Box : LuaObject']],
    ['g_lua.registerClass<shop::Crate, shop::Box>();', ['class Crate : Box']],
    ['g_lua.registerClass("Crate", "Box");', ['class Crate : Box']],
    ['registerClass<LuaObject>();', ['class LuaObject']],
    ['g_lua.bindClassMemberFunction<Box>("weigh", &Box::weigh);', ['method Box.weigh']],
    ['g_lua.bindClassMemberFunction<Box>(\n  "weigh",\n  &Box::weigh\n);', ['method Box.weigh']],
    ['g_lua.bindClassStaticFunction<Box>("create", [] { return make(); });', ['static Box.create () ?']],
    ['g_lua.bindClassStaticFunction("Box", "create", makeBox);', ['static Box.create']],
    ['g_lua.bindClassMemberField<Box>("lid", &Box::lid, &Box::setLid);', ['field Box.lid']],
    ['g_lua.bindClassMemberGetField<Box>("lid", &Box::lid);', ['field Box.lid']],
    ['registerTable(L, "Bits");\nregisterMethod(L, "Bits", "flip", flip);', ['singleton Bits', 'static Bits.flip']],
    ['pushCFunction(&LuaInterface::run);\n    setGlobal("run");', ['global run']],
    ['lua_pushcfunction(L, run); lua_setglobal(L, "run"); lua_register(L, "go", go);', ['global run', 'global go']],
    ['newTable();\nsetGlobal("__scratch");', []],
  ])('%s', (text, expected) => {
    expect(bound(text)).toEqual(expected);
  });

  test('is not what stands in comments, texts and definitions', () => {
    const text = `
      // g_lua.registerSingletonClass("g_a");
      /* g_lua.registerSingletonClass("g_b"); */
      log("g_lua.registerSingletonClass(\\"g_c\\");");
      auto raw = R"x(g_lua.registerSingletonClass("g_d");)x";
      void LuaInterface::registerSingletonClass(const std::string& name) { registerClass(name, base); }
      auto many = 1'000'000; g_lua.registerSingletonClass("g_e"); // it's there
    `;
    expect(bound(text)).toEqual(['singleton g_e']);
  });

  test('may depend on what is compiled', () => {
    const text = `
#ifdef SOUND
g_lua.registerSingletonClass("g_a");
# if defined(X) && Y
g_lua.registerSingletonClass("g_b");
# else
g_lua.registerSingletonClass("g_c");
# endif
#else
g_lua.registerSingletonClass("g_d");
#endif
#if 0
g_lua.registerSingletonClass("g_never");
#else
g_lua.registerSingletonClass("g_e");
#endif
#ifndef SMALL
g_lua.registerSingletonClass("g_f");
#elif MIDDLE
g_lua.registerSingletonClass("g_g");
#endif
g_lua.registerSingletonClass("g_h");
`;
    expect(bound(text)).toEqual([
      'singleton g_a if defined(SOUND)',
      'singleton g_b if defined(SOUND) if defined(X) && Y',
      'singleton g_c if defined(SOUND) if !(defined(X) && Y)',
      'singleton g_d if !defined(SOUND)',
      'singleton g_e',
      'singleton g_f if !defined(SMALL)',
      'singleton g_g if MIDDLE',
      'singleton g_h',
    ]);
  });

  test.each([
    ['[](const std::string& name, uint16_t count) { go(name, f(1, 2)); }', '(name: string, count: integer) ?'],
    ['[](std::string_view, bool on = true) -> float { return 1; }', '(_: string, on?: boolean) number'],
    ['[]() -> void { }', '()'],
    ['static_cast<bool (Box::*)(const ItemPtr&, int) const>(&Box::put)', '(_?: Item, _: integer) boolean'],
    ['static_cast<void (Box::*)(std::vector<std::string>)>(&Box::put)', '(_: string[])'],
    [
      '[](const std::shared_ptr<Item>& item, Otc::Way way, Position pos) { }',
      '(item?: Item, way: integer, pos: any) ?',
    ],
    ['[](const std::map<int, std::string>& all, int n) -> std::tuple<int, int> { }', '(all: any, n: integer) ?'],
    ['[](unsigned int, const long long value) { }', '(_: integer, value: integer) ?'],
  ])('says how it is called: %s', (given, expected) => {
    expect(bound(`g_lua.bindGlobalFunction("f", ${given});`)).toEqual([`global f ${expected}`]);
  });

  test('or which function of a class says it', () => {
    const text = `
      g_lua.bindSingletonFunction("g_box", "open", &shop::Box::lift, &g_box);
      g_lua.bindClassMemberFunction<Crate>("weigh", &Box::weigh);
      g_lua.bindGlobalFunction("f", &Box::f);
      g_lua.bindGlobalFunction("g", [](int x) { });
      registerClassMemberFunction("Box", "raw", &Box::raw);
    `;
    const called = luaBindings(text).bindings.map(({ name, calls }) => [
      name,
      calls && `${calls.owner}::${calls.name}`,
    ]);
    expect(called).toEqual([
      ['open', 'Box::lift'],
      ['weigh', 'Box::weigh'],
      ['f', 'Box::f'],
      ['g', undefined],
      ['raw', undefined],
    ]);
  });

  test('says nothing of a call that it does not say', () => {
    expect(bound('g_lua.bindGlobalFunction("f", Box::open);')).toEqual(['global f']);
    expect(bound('registerGlobalFunction("f", [](LuaInterface*) -> int { return 1; });')).toEqual(['global f']);
  });

  test('takes the object first where a function is registered as it is', () => {
    const text = `g_lua.registerClassMemberFunction(stdext::demangle_class<Box>(), "paint",
      luabinder::bind_fun([](const std::shared_ptr<Box>& box, const std::string& colour) { box->paint(colour); }));`;
    expect(bound(text)).toEqual(['method Box.paint (colour: string) ?']);
  });

  test('is counted where its name is worked out', () => {
    const text = 'g_lua.bindGlobalFunction(prefix + "x", f);\nregisterClass(name, base);\ng_lua.setGlobal(name);';
    const { bindings, unread } = luaBindings(text);
    expect(bindings).toEqual([]);
    expect(unread.map(it => text.slice(it.start, it.end))).toEqual(['bindGlobalFunction(prefix + "x", f']);
  });
});
