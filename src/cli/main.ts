import { parseArgs } from 'node:util';
import { bump } from './bump.ts';
import { check } from './check.ts';
import { type Command, type ExitCode, exit, type OptionValues, type Streams, WrongUse } from './command.ts';
import { docs } from './docs.ts';
import { exportManifests } from './export.ts';
import { fix } from './fix.ts';
import { luals } from './luals.ts';
import { order } from './order.ts';
import { parse } from './parse.ts';
import { resolve } from './resolve.ts';
import { store } from './store.ts';
import { whatIf } from './what-if.ts';
import { why } from './why.ts';

declare const OTMOD_VERSION: string;

const commands: readonly Command[] = [
  check,
  order,
  parse,
  fix,
  exportManifests,
  luals,
  resolve,
  bump,
  store,
  why,
  whatIf,
  docs,
];

/** Runs `otmod` with its arguments; the one place that catches, and says what went wrong in one line. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) {
      streams.stderr.write(overview());
      return exit.wrongUse;
    }
    if (name === '--help' || name === '-h' || name === 'help') {
      streams.stdout.write(overview());
      return exit.fine;
    }
    if (name === '--version' || name === '-v') {
      streams.stdout.write(`${OTMOD_VERSION}\n`);
      return exit.fine;
    }
    const command = commands.find(it => it.name === name);
    if (!command) throw new WrongUse(`there is no command "${name}"; "otmod --help" lists them`);
    const { operands, options } = read(command, rest);
    if (options.help === true) {
      streams.stdout.write(`${command.summary}\n\n${command.help}\n`);
      return exit.fine;
    }
    return await command.run(operands, options, streams);
  } catch (error) {
    if (error instanceof WrongUse) {
      streams.stderr.write(`otmod: ${error.message}\n`);
      return exit.wrongUse;
    }
    streams.stderr.write(`otmod: internal error, please report it: ${error instanceof Error ? error.stack : error}\n`);
    return exit.ourFault;
  }
}

function read(command: Command, args: string[]): { operands: readonly string[]; options: OptionValues } {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } as const };
  try {
    const given = withValues(args, command.optional ?? []);
    const { positionals, values } = parseArgs({ args: given, options, allowPositionals: true });
    return {
      operands: positionals,
      options: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, single(value)])),
    };
  } catch (error) {
    const words = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new WrongUse(`${command.name}: ${words}`);
  }
}

/** Gives options whose value may be left out an empty one. */
function withValues(args: string[], optional: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, i) => ((end < 0 || i < end) && optional.some(name => arg === `--${name}`) ? `${arg}=` : arg));
}

function single(value: unknown): OptionValues[string] {
  if (Array.isArray(value)) return value.filter(it => typeof it === 'string');
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function overview(): string {
  const rows = commands.map(it => `  ${it.name.padEnd(8)} ${it.summary}`);
  return `otmod: checks and load orders of OTClient modules\n\nusage: otmod COMMAND [OPTION…]\n\n${rows.join('\n')}\n\n"otmod COMMAND --help" tells more. Exit codes: 0 fine, 1 findings, 2 wrong use, 3 our fault.\n`;
}
