import type { Span } from '../base/span.ts';
import { parseVersion, type Version } from '../base/version.ts';
import type { EngineId } from '../clients/client-engine.ts';
import {
  type AdvancedManifest,
  type Requirement,
  type RequirementKey,
  requirementKeys,
} from '../manifest/advanced-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Candidate, Constraint, ConstraintKind } from '../resolve/universe.ts';
import type { CandidateManifest, CandidateOrigin } from './candidate.ts';

/** Where a line of a universe stands. */
export interface LinePlace {
  readonly origin: CandidateOrigin;
  /** Below the client folder for a module of the workspace, else below the folder of the candidate. */
  readonly path: string;
  readonly span: Span;
  /** Of the whole file. */
  readonly text: string;
  /** What an advanced manifest says there; undefined for a line of an `.otmod`, and where a module itself is asked for. */
  readonly requirement: Requirement | undefined;
}

export type LoweredCandidate = Candidate<LinePlace, CandidateOrigin>;
export type LoweredLine = Constraint<LinePlace>;

/** A version of a module by its manifests. */
export interface Stated {
  readonly version: Version | undefined;
  readonly plain: CandidateManifest<Manifest> | undefined;
  readonly advanced: CandidateManifest<AdvancedManifest> | undefined;
  readonly origin: CandidateOrigin;
}

const kinds: Readonly<Record<RequirementKey, ConstraintKind>> = {
  dependencies: 'dependency',
  optionalDependencies: 'optional',
  runtimeDependencies: 'runtime',
  conflicts: 'conflict',
};

/** What a module without a version counts as. */
export const noVersion = parseVersion('0.0.0');

/** Whether a module is meant for a client engine; one that names none is meant for all. */
export function isMeantFor({ advanced }: Pick<Stated, 'advanced'>, engine: EngineId): boolean {
  const engines = advanced?.manifest.engines ?? [];
  return engines.length === 0 || engines.some(it => it.engine === engine);
}

/** A version of a module as the resolver takes it. Of what both manifests ask for the advanced one has the say. */
export function lowerCandidate(
  name: string,
  { version, plain, advanced, origin }: Stated,
): LoweredCandidate | undefined {
  const counts = version ?? noVersion;
  if (!counts) return undefined;
  const asked = advanced ? linesOf(advanced, origin) : [];
  const named = new Set(asked.map(it => it.name));
  const more = plain ? plainLines(plain, origin).filter(it => !named.has(it.name)) : [];
  const stated = advanced?.manifest.autoloadPriority;
  return {
    version: counts,
    origin,
    priority: stated?.span || !plain ? (stated?.value ?? 9999) : plain.manifest.priority,
    isStored: origin.kind !== 'workspace',
    constraints: [...asked, ...more],
    // What states no version is in every range.
    provides: [
      ...(version ? [] : [{ name, version: undefined }]),
      ...(advanced?.manifest.provides ?? []).map(it => ({ name: it.name, version: it.version })),
    ],
  };
}

function linesOf(
  { path, manifest }: CandidateManifest<AdvancedManifest>,
  origin: CandidateOrigin,
): readonly LoweredLine[] {
  const { text } = manifest.document;
  return requirementKeys.flatMap(key =>
    manifest[key].map((requirement): LoweredLine => {
      const { name, range, rangeText, span } = requirement;
      const isAny = rangeText.trim() === '' || rangeText.trim() === '*';
      return {
        kind: kinds[key],
        name,
        range: isAny ? 'any' : (range ?? 'none'),
        text: rangeText,
        place: { origin, path, span, text, requirement },
      };
    }),
  );
}

function plainLines({ path, manifest }: CandidateManifest<Manifest>, origin: CandidateOrigin): readonly LoweredLine[] {
  const { text } = manifest.document;
  return manifest.dependencies.map(({ value, span }) => ({
    kind: 'dependency',
    name: value,
    range: 'any',
    text: '*',
    place: { origin, path, span, text, requirement: undefined },
  }));
}
