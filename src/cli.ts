import { main } from './cli/main.ts';

// Whoever reads the output, such as `head`, may stop before its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2), process).then(code => {
  process.exitCode = code;
});
