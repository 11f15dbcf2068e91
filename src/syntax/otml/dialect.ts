/**
 * How one client engine's OTML parser differs from the others. The values stand in `clients/`; the parser
 * asks for nothing else about an engine. Source: `src/framework/otml/otmlparser.cpp` of each client.
 */
export interface Dialect {
  /** A line that starts with `#` is a comment; elsewhere it is a node. */
  readonly hashComments: boolean;
  /** Lines of white space alone are not tested for odd or tab indentation. */
  readonly lenientBlankLines: boolean;
  /** A line that starts with `http://` or `https://` is split at a later colon. */
  readonly urlTags: boolean;
  /** `escaped`: `boost::escaped_list_separator` (quotes, `\` escapes); `plain`: split at each comma. */
  readonly listItems: 'escaped' | 'plain';
  /** What a first node that is indented does. */
  readonly orphan: Death | 'error';
  /** `&name: value` defines what `$name` stands for. */
  readonly variables: boolean;
  /** Where a node that replaces another of its tag stands: in its place, or where a new node would. */
  readonly replacement: 'in-place' | 'at-end';
}

/** How a client process ends without meaning to: by a signal, or by its own fatal error box. */
export type Death =
  | { readonly kind: 'crash'; readonly signal: 'SIGABRT' | 'SIGSEGV' | 'uncaught-exception' }
  | { readonly kind: 'fatal'; readonly message: string };
