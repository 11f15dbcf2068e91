/**
 * Whether a text is not meant to be read by people: OTCv8's `ENC3` header, or more control characters and invalid
 * bytes than any text has. Only the client that holds the key knows what is inside.
 */
export function isSealed(text: string): boolean {
  if (text.startsWith('ENC3')) return true;
  const sample = Math.min(text.length, 1_000);
  let strange = 0;
  for (let i = 0; i < sample; i++) {
    const unit = text.charCodeAt(i);
    if (
      unit < 9 ||
      (unit > 13 && unit < 32) ||
      unit === 0xfffd ||
      (unit >= 0xdc80 && unit <= 0xdcff && !followsHigh(text, i))
    )
      strange++;
  }
  return strange * 10 > sample;
}

function followsHigh(text: string, i: number): boolean {
  const before = text.charCodeAt(i - 1);
  return before >= 0xd800 && before < 0xdc00;
}

/** Where a manifest that only the client can read lies as that of a module of that name would: in a folder or file of the name. */
export function sealedPath(name: string, { sealed }: { readonly sealed: readonly string[] }): string | undefined {
  return sealed.find(path => {
    const parts = path.split('/');
    return parts.at(-1) === `${name}.otmod` || parts.at(-2) === name;
  });
}
