import { main } from '../../src/cli/main.ts';

/** What a run of the command line left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `otmod` with these arguments, without a terminal unless one is asked for. */
export async function otmod(
  args: readonly string[],
  { stdin = [], isTTY = false }: { readonly stdin?: readonly (Uint8Array | string)[]; readonly isTTY?: boolean } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(args, {
    stdout: { write: text => void (out += text), isTTY },
    stderr: { write: text => void (err += text) },
    stdin: (async function* () {
      yield* stdin;
    })(),
  });
  return { code, out, err };
}

/** The JSON value of each line. */
export function jsonLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line): unknown => JSON.parse(line));
}
