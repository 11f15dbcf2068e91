import { generatedClient } from '../support/generate.ts';
import { writeFiles } from '../support/write-files.ts';

/** `node out/bench/write-client.js COUNT FOLDER`: writes a generated client to the disk. */
writeFiles(process.argv[3], generatedClient(Number(process.argv[2])));
