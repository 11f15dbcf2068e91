import { docsPage } from '../contributions/command-line.ts';
import { reference } from '../features/reference.ts';
import { type Command, choice, exit, WrongUse } from './command.ts';

export const docs: Command = {
  ...docsPage,
  options: { format: { type: 'string' } },
  async run(operands, options, { stdout }) {
    if (operands.length > 0) throw new WrongUse('docs takes no operands');
    choice(options, 'format', ['markdown'], 'markdown');
    stdout.write(reference());
    return exit.fine;
  },
};
