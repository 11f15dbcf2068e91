import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cppClasses } from '../../../src/syntax/cpp/declarations.ts';

/** Each class in a line, with what it derives from and its functions. */
const declared = (text: string) =>
  cppClasses(text).map(({ name, bases, functions }) => {
    const lines = [...functions].map(([own, signature]) => {
      const parameters = signature?.parameters.map(it => `${it.name ?? '_'}${it.optional ? '?' : ''}: ${it.type}`);
      return parameters ? `${own}(${parameters.join(', ')}) ${signature?.returns ?? '?'}`.trimEnd() : `${own}?`;
    });
    return [`${name}${bases.length > 0 ? ` : ${bases.join(', ')}` : ''}`, ...lines];
  });

/** The functions of one class with that in it. */
const inClass = (body: string) => declared(`class Box { public: ${body} };`)[0].slice(1);

describe('classes', () => {
  test.each([
    ['class Box { };', ['Box']],
    ['struct Box final { };', ['Box']],
    ['class Crate : public Box, protected kit::Shared<Crate> { };', ['Crate : Box, Shared']],
    ['namespace shop { class Box { }; }', ['Box']],
    ['class Box { struct Lid { }; };', ['Box', 'Lid']],
    ['template <class T> class Box { };', ['Box']],
    ['class Box; enum class Way { North }; void f() { struct Inner { }; }', []],
    ['#define OPEN class Odd {\nclass Box { };', ['Box']],
    ['// class Odd { };\nauto text = "class Odd { };";', []],
  ])('%s', (text, expected) => {
    expect(declared(text).map(it => it[0])).toEqual(expected);
  });
});

describe('functions', () => {
  test.each([
    ['void open(const std::string& name, int count = 1);', ['open(name: string, count?: integer)']],
    ['virtual bool isOpen() const override { return m_isOpen; }', ['isOpen() boolean']],
    ['[[nodiscard]] static BoxPtr find(uint32_t) ;', ['find(_: integer) Box']],
    ['std::vector<ItemPtr> items(); const Point& at();', ['items() Item[]', 'at() any']],
    ['void put(const std::map<int, int>& all = {}, ItemPtr item = nullptr);', ['put(all?: any, item?: Item)']],
    ['auto weigh(); std::tuple<int, int> size();', ['weigh() ?', 'size() ?']],
    ['int raw(LuaInterface* lua);', ['raw?']],
    ['void f(int a); void f(bool a);', ['f?']],
    ['int& f(); const int& f() const;', ['f() integer']],
    ['private: void a(); protected:\n void b();', ['a()', 'b()']],
    ['\n#ifdef X\n void a();\n#else\n void b();\n#endif', ['a()', 'b()']],
    ['Box(int a) : m_a{ a }, m_b(1) { } ~Box(); bool operator==(const Box& other);', []],
    ['std::function<void(int)> m_call; int m_a{ 0 }; int m_b = f(1); using F = void(int);', []],
    ['template <typename T> void each(T what); friend void other(int a); MACRO(Box)', []],
    ['struct Lid { void lift(); }; void open();', ['open()']],
    ['void open() { struct X { void hidden(); }; go(1); } void close();', ['open()', 'close()']],
  ])('%s', (body, expected) => {
    expect(inClass(body)).toEqual(expected);
  });

  test('no text makes it throw', () => {
    const piece = fc.constantFrom(
      'class A',
      ' : ',
      '{',
      '}',
      '(',
      ')',
      ';',
      '<',
      '>',
      ',',
      'int f',
      '"',
      '/*',
      '#if',
      '\n',
      '=',
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        cppClasses(pieces.join(''));
      }),
    );
  });
});
