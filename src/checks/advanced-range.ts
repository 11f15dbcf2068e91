import { advancedFindings } from './advanced-findings.ts';
import type { AdvancedCheck } from './check.ts';

export const advancedRange: AdvancedCheck = {
  code: 'advanced-range',
  scope: 'advanced',
  doc: `A range of versions cannot be read.

Ranges are written as npm writes them: \`*\`, \`1.2.0\`, \`^1.2.0\` (no breaking change), \`~1.2.0\` (patches alone), \`>=2 <4\`, \`1 || 2\`. A
requirement with a range that cannot be read is met by nothing.`,
  run: file => advancedFindings(file, ['range']),
};
