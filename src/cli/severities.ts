import { mostSimilar } from '../base/similar.ts';
import type { Diagnostic, Severity } from '../checks/check.ts';
import { checks } from '../checks/checks.ts';
import { type OptionValues, several, WrongUse } from './command.ts';

const words = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** What the `--severity` options make of a diagnostic: the same with its severity, or undefined where its code is off. */
export function severities(options: OptionValues): (diagnostic: Diagnostic) => Diagnostic | undefined {
  const chosen = chosenSeverities(options);
  return diagnostic => {
    const severity = chosen.get(diagnostic.code);
    if (severity === undefined) return diagnostic;
    return severity === 'off' ? undefined : withSeverity(diagnostic, severity);
  };
}

/** Each code that a `--severity` option names, with what the last one says. */
export function chosenSeverities(options: OptionValues): ReadonlyMap<string, Severity | 'off'> {
  const chosen = new Map<string, Severity | 'off'>();
  for (const given of several(options, 'severity')) {
    const [code = '', word, ...more] = given.split('=');
    const severity = words.find(it => it === word);
    if (severity === undefined || more.length > 0) {
      throw new WrongUse(`--severity takes CODE=S with S one of ${words.join(', ')}, not "${given}"`);
    }
    chosen.set(knownCode(code), severity);
  }
  return chosen;
}

/** The codes that the `--severity` options give a severity other than `off`: that is how a check that is off by itself is wanted. */
export function wantedCodes(options: OptionValues): readonly string[] {
  return [...chosenSeverities(options)].flatMap(([code, word]) => (word === 'off' ? [] : [code]));
}

/** The same word where there is such a code; else a wrong use. */
export function knownCode(code: string): string {
  const codes = checks.map(it => it.code);
  if (codes.includes(code)) return code;
  const meant = mostSimilar(code, codes);
  throw new WrongUse(`there is no code "${code}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`);
}

/** Some diagnostics work out what they say when they are asked, so they cannot be copied by their own keys. */
function withSeverity({ code, path, span, message, related, fixes }: Diagnostic, severity: Severity): Diagnostic {
  return { code, path, span, message, severity, ...(related && { related }), ...(fixes && { fixes }) };
}
