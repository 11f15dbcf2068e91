import { writeFileSync } from 'node:fs';
import { otmodSchema } from '../../src/features/json-schema.ts';

// `npm run schema`, from the top of the project.
writeFileSync('media/otmod.schema.json', `${JSON.stringify(otmodSchema(), undefined, 2)}\n`);
