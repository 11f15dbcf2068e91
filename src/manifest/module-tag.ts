/** Whether a tag is meant to be `Module`: a byte order mark in front is the client's trouble, not that of whoever reads on. */
export function isModuleTag(tag: string): boolean {
  return tag === 'Module' || tag === '\uFEFFModule';
}
