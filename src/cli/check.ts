import { lineStarts, type Position, positionAt } from '../base/text.ts';
import type { Diagnostic } from '../checks/check.ts';
import { pageOf } from '../checks/checks.ts';
import { checkPage } from '../contributions/command-line.ts';
import { compare, comparedText, readBaseline, writeBaseline } from './baseline.ts';
import { type Command, choice, exit, WrongUse } from './command.ts';
import type { OpenedFolder } from './open-folder.ts';
import { engineOption, openFolder, tellUnread } from './open-folder.ts';
import { type PlacedDiagnostic, render, reportFormats } from './reports.ts';
import { severities, wantedCodes } from './severities.ts';

export const check: Command = {
  ...checkPage,
  options: {
    engine: { type: 'string' },
    format: { type: 'string' },
    json: { type: 'boolean' },
    severity: { type: 'string', multiple: true },
    baseline: { type: 'string' },
    'write-baseline': { type: 'string' },
    'no-baseline': { type: 'boolean' },
    explain: { type: 'string' },
  },
  optional: ['write-baseline'],
  async run(operands, options, { stdout, stderr }) {
    if (typeof options.explain === 'string') {
      const page = pageOf(options.explain);
      if (!page) throw new WrongUse(`there is no code "${options.explain}"`);
      stdout.write(page);
      return exit.fine;
    }
    if (operands.length > 1) throw new WrongUse('check takes one folder');
    const format = options.json === true ? 'json' : choice(options, 'format', reportFormats, 'text');
    const folder = operands[0] ?? '.';
    const shownAs = severities(options);
    const writes = options['write-baseline'] !== undefined;
    const opened = await openFolder(folder, {
      engine: engineOption(options),
      boot: 'auto',
      scripts: 'check',
      caseMatters: true,
      optIn: wantedCodes(options),
    });
    const baseline = writes ? undefined : await readBaseline(folder, options);
    const { snapshot, diagnostics } = opened.service.view();
    const paths = [...diagnostics.keys()].sort();
    const places = new Places(snapshot.text);
    const all = paths
      .flatMap(path => diagnostics.get(path) ?? [])
      .flatMap(it => shownAs(it) ?? [])
      .map(it => place(it, places, opened));
    if (writes) {
      if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
      stdout.write(await writeBaseline(folder, options, all));
      return exit.fine;
    }
    const compared = baseline && compare(baseline, all);
    const counted = compared?.fresh ?? all;
    const report = {
      engine: snapshot.engine.id,
      engineReason: snapshot.engineChosen ? 'chosen' : snapshot.detection.reason,
      modules: snapshot.files.length,
      diagnostics: counted,
      ...(compared && { baseline: { known: compared.known, gone: compared.gone } }),
    };
    stdout.write(render(format, report, stdout.isTTY === true));
    if (baseline && compared) (format === 'text' ? stdout : stderr).write(comparedText(baseline, compared));
    if (tellUnread(opened, text => stderr.write(text))) return exit.wrongUse;
    return counted.some(it => it.severity === 'error' || it.severity === 'warning') ? exit.findings : exit.fine;
  },
};

/** Offsets to positions, the lines of each file counted once. */
class Places {
  readonly #starts = new Map<string, readonly number[]>();

  constructor(readonly text: (path: string) => string | undefined) {}

  at(path: string, offset: number, text = this.text(path)): Position {
    const known = this.#starts.get(path) ?? lineStarts(text ?? '');
    this.#starts.set(path, known);
    return positionAt(known, offset);
  }
}

function place(diagnostic: Diagnostic, places: Places, { shown }: OpenedFolder): PlacedDiagnostic {
  const { code, severity, message, path, span } = diagnostic;
  const start = places.at(path, span.start);
  const end = places.at(path, span.end);
  return {
    code,
    severity,
    message,
    file: shown(path),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
    related: (diagnostic.related ?? []).map(it => {
      const { line, character } = places.at(it.path, it.span.start, it.text);
      return { message: it.message, file: shown(it.path), line: line + 1, column: character + 1 };
    }),
    fixes: (diagnostic.fixes?.() ?? []).map(fix => fix.title),
  };
}
