import { advancedFindings } from './advanced-findings.ts';
import type { AdvancedCheck } from './check.ts';

export const advancedValue: AdvancedCheck = {
  code: 'advanced-value',
  scope: 'advanced',
  doc: `A value in an advanced manifest is not of the kind that its key takes.

The value counts as absent. A version has three numbers (\`1.2.0\`), so that versions can be compared; where it is clear what is
meant, the light-bulb writes it.`,
  run: file => advancedFindings(file, ['value']),
};
