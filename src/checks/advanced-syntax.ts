import { advancedFindings } from './advanced-findings.ts';
import type { AdvancedCheck } from './check.ts';

export const advancedSyntax: AdvancedCheck = {
  code: 'advanced-syntax',
  scope: 'advanced',
  doc: `An advanced manifest is no JSON.

It may have comments and commas behind the last entry; keys and texts stand in double quotes. What is broken is passed over as
far as possible, and the rest is read. A key that is stated twice in one object counts as it is stated last.`,
  run: file => advancedFindings(file, ['syntax', 'duplicate']),
};
