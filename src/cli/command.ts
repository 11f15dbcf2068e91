import type { ParseArgsConfig } from 'node:util';
import type { SubCommandPage } from '../contributions/command-line.ts';

/** Where a command writes; `process` fits. */
export interface Streams {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stderr: { write(text: string): unknown };
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

/** Exit codes: the same for every command. */
export const exit = { fine: 0, findings: 1, wrongUse: 2, ourFault: 3 } as const;

export type ExitCode = (typeof exit)[keyof typeof exit];

/** A wrong call of a command: one line for stderr. */
export class WrongUse extends Error {}

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One sub-command of `otmod`. */
export interface Command extends SubCommandPage {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Options of type `string` whose value may be left out: `--x` is then an empty text, `--x=y` the text `y`. */
  readonly optional?: readonly string[];
  readonly run: (operands: readonly string[], options: OptionValues, streams: Streams) => Promise<ExitCode>;
}

/** The value of an option that takes one of a few words. */
export function choice<T extends string>(options: OptionValues, name: string, words: readonly T[], fallback: T): T {
  const given = options[name];
  if (given === undefined) return fallback;
  const found = words.find(word => word === given);
  if (found === undefined) throw new WrongUse(`--${name} takes one of ${words.join(', ')}, not "${given}"`);
  return found;
}

/** A line of text; bytes that are no UTF-8 are written as they were read. */
export function line(text: string): string {
  return `${text}\n`;
}

/** JSON on one line, with lone surrogates as escapes. */
export function json(value: unknown): string {
  return line(JSON.stringify(value));
}

/** The values of an option that may be given more than once. */
export function several(options: OptionValues, name: string): readonly string[] {
  const given = options[name];
  return typeof given === 'object' ? given : typeof given === 'string' ? [given] : [];
}

/** The value of an option that takes any text. */
export function textOf(options: OptionValues, name: string): string | undefined {
  const given = options[name];
  return typeof given === 'string' ? given : undefined;
}
