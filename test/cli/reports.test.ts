import { describe, expect, test } from 'vitest';
import { type PlacedDiagnostic, type Report, type ReportFormat, render } from '../../src/cli/reports.ts';

const diagnostic: PlacedDiagnostic = {
  code: 'too-deep',
  severity: 'warning',
  message: 'plain',
  file: 'modules/a/a.otmod',
  line: 1,
  column: 2,
  endLine: 3,
  endColumn: 4,
  related: [],
  fixes: [],
};

function rendered(format: ReportFormat, ...changes: readonly Partial<PlacedDiagnostic>[]): string {
  const diagnostics = changes.map(change => ({ ...diagnostic, ...change }));
  const report: Report = { engine: 'mehah', engineReason: 'chosen', modules: 7, diagnostics };
  return render(format, report, false);
}

describe('text', () => {
  test('sums up errors and warnings, and notes where there are any', () => {
    const sum = (...severities: PlacedDiagnostic['severity'][]) =>
      rendered('text', ...severities.map(severity => ({ severity })))
        .split(': ')
        .at(-1);
    expect(sum('error', 'error', 'warning')).toBe('2 errors, 1 warning\n');
    expect(sum('information', 'hint')).toBe('0 errors, 0 warnings, 2 notes\n');
    expect(sum()).toBe('0 errors, 0 warnings\n');
  });
});

describe('github', () => {
  test('escapes what the workflow commands take for their own', () => {
    expect(rendered('github', { message: '100%\r\nof a:b,c', file: 'mods/a:b,c%/x.otmod' })).toBe(
      '::warning file=mods/a%3Ab%2Cc%25/x.otmod,line=1,col=2,endLine=3,endColumn=4,title=too-deep::100%25%0D%0Aof a:b,c\n',
    );
  });

  test('knows errors, warnings and notices', () => {
    const level = (severity: PlacedDiagnostic['severity']) => rendered('github', { severity }).split(' ')[0];
    expect(level('error')).toBe('::error');
    expect(level('warning')).toBe('::warning');
    expect(level('information')).toBe('::notice');
    expect(level('hint')).toBe('::notice');
  });
});

describe('junit', () => {
  test('fails on errors and warnings, and only notes the rest', () => {
    const out = rendered('junit', { severity: 'error' }, { severity: 'warning' }, { severity: 'hint' });
    expect(out).toContain('tests="3" failures="2"');
    expect(out.match(/<failure /g)).toHaveLength(2);
    expect(out.match(/<system-out>/g)).toHaveLength(1);
  });

  test('escapes markup, and replaces what XML cannot hold', () => {
    const out = rendered('junit', { message: '<a & "b">\u0000\ud800' });
    expect(out).toContain('message="&lt;a &amp; &quot;b&quot;&gt;\ufffd\ufffd"');
  });

  test('has a suite for each file', () => {
    const out = rendered('junit', { file: 'x' }, { file: 'y' }, { file: 'x' });
    expect([...out.matchAll(/<testsuite name="(\w)" tests="(\d)"/g)].map(([, name, tests]) => [name, tests])).toEqual([
      ['x', '2'],
      ['y', '1'],
    ]);
  });

  test('keeps characters outside the basic plane', () => {
    expect(rendered('junit', { message: 'Tibia 🐉' })).toContain('message="Tibia 🐉"');
  });
});

describe('sarif', () => {
  test('has each rule once, levels of its own, and file names as URIs', () => {
    const out: unknown = JSON.parse(
      rendered('sarif', { severity: 'hint', file: 'mods/a b#1/ü.otmod' }, { severity: 'information' }),
    );
    const location = { physicalLocation: { artifactLocation: { uri: 'mods/a%20b%231/%C3%BC.otmod' } } };
    expect(out).toMatchObject({
      runs: [
        {
          tool: { driver: { rules: [{ id: 'too-deep' }] } },
          results: [{ level: 'note', locations: [location] }, { level: 'note' }],
        },
      ],
    });
  });

  test('has related places with numbers', () => {
    const related = [{ message: 'there', file: 'b', line: 5, column: 6 }];
    const out: unknown = JSON.parse(rendered('sarif', { related }));
    const region = { startLine: 5, startColumn: 6 };
    expect(out).toMatchObject({
      runs: [
        { results: [{ relatedLocations: [{ id: 0, message: { text: 'there' }, physicalLocation: { region } }] }] },
      ],
    });
  });
});
