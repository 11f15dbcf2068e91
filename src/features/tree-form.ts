/** Which way the Dependencies view looks: from a module to what it needs, or to what needs it. */
export type Direction = 'needs' | 'needed-by';

/** How the Dependencies view looks at modules. */
export interface TreeForm {
  readonly direction: Direction;
  /** Whether it also shows what Lua uses later than while a module is loaded. */
  readonly withCalls: boolean;
}
