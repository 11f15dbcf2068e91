import type { Span } from '../base/span.ts';

/** A place in a file below the client folder. */
export interface Location {
  readonly path: string;
  readonly span: Span;
}
