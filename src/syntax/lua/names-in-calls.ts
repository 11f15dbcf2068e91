import type { Span } from '../../base/span.ts';
import { argumentsOf, type Call, dottedName, insideQuotes, spanOf } from './nodes.ts';
import { plainString } from './strings.ts';
import type { NameForm } from './walk-state.ts';

/** A string that is given to a call and names a global. */
export interface NameInCall {
  /** The string, or the key that stands for one; of a string that is Lua all of it. */
  readonly name: string;
  readonly span: Span;
  readonly how: Exclude<NameForm, 'bare'>;
}

/**
 * The globals that a call names by strings; `target`: the names that its answer is given. What looks into `_G` itself, and the
 * name of a class that is given to that name, can be followed (`shared`), all else can not (`text`). Sources: `rawget` of Lua,
 * `corelib/util.lua`, `UIManager::createWidgetFromStyle`.
 */
export function namesInCall(call: Call, target: readonly string[] | undefined): readonly NameInCall[] {
  const callee = dottedName(call.base)?.at(-1);
  const [first, second] = argumentsOf(call);
  const named = (argument: typeof first, how: NameInCall['how']): readonly NameInCall[] => {
    const name = plainString(argument);
    return argument && name !== undefined ? [{ name, span: insideQuotes(argument, name), how }] : [];
  };
  switch (callee) {
    case 'rawget':
    case 'rawset':
      return first?.type === 'Identifier' && first.name === '_G' ? named(second, 'shared') : [];
    case 'extends':
    case 'newclass':
      return named(callee === 'extends' ? second : first, 'text').map(it => ({
        ...it,
        how: target?.at(-1) === it.name && target.length === 1 ? 'shared' : 'text',
      }));
    case 'createWidget':
      return named(first, 'text').filter(it => it.name.startsWith('UI'));
    case 'unexport':
    case 'load':
    case 'loadstring':
      return named(first, 'text');
    case 'export': {
      if (first?.type !== 'TableConstructorExpression') return named(second, 'text');
      return first.fields.flatMap((it): readonly NameInCall[] => {
        if (it.type === 'TableValue') return [];
        return it.type === 'TableKey'
          ? named(it.key, 'text')
          : [{ name: it.key.name, span: spanOf(it.key), how: 'text' }];
      });
    }
    default:
      return [];
  }
}
