import { advancedFindings } from './advanced-findings.ts';
import type { AdvancedCheck } from './check.ts';

export const advancedUnknownKey: AdvancedCheck = {
  code: 'advanced-unknown-key',
  scope: 'advanced',
  doc: `An advanced manifest has no such key.

It is passed over. Often it is a slip, or a key as the \`.otmod\` has it (\`load-later\` for \`loadLater\`).`,
  run: file => advancedFindings(file, ['unknown-key']),
};
